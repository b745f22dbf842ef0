import type { ServiceStackClass } from '@order-checkout/cdk-kit';
import type { ServiceName } from '@order-checkout/contracts/catalog';
import { AnalyticsStack } from '../services/analytics/lib/analytics-stack.ts';
import { BillingStack } from '../services/billing/lib/billing-stack.ts';
import { EmailStack } from '../services/email/lib/email-stack.ts';
import { OrderStack } from '../services/order/lib/order-stack.ts';
import { ReturnsStack } from '../services/returns/lib/returns-stack.ts';
import { ShoppingCartStack } from '../services/shopping-cart/lib/shopping-cart-stack.ts';
import { WarehouseStack } from '../services/warehouse/lib/warehouse-stack.ts';

/** Every service of the project, by its folder. */
export const SERVICE_STACKS: Readonly<Record<ServiceName, ServiceStackClass>> = {
  analytics: AnalyticsStack,
  billing: BillingStack,
  email: EmailStack,
  order: OrderStack,
  returns: ReturnsStack,
  'shopping-cart': ShoppingCartStack,
  warehouse: WarehouseStack,
};
