import { openDecisions } from '@order-checkout/event-kit/domain';
import { decisions as decisionsOfAnalytics } from '../services/analytics/src/decisions.ts';
import { decisions as decisionsOfBilling } from '../services/billing/src/decisions.ts';
import { decisions as decisionsOfEmail } from '../services/email/src/decisions.ts';
import { decisions as decisionsOfOrder } from '../services/order/src/decisions.ts';
import { decisions as decisionsOfReturns } from '../services/returns/src/decisions.ts';
import { decisions as decisionsOfShoppingCart } from '../services/shopping-cart/src/decisions.ts';
import { decisions as decisionsOfWarehouse } from '../services/warehouse/src/decisions.ts';

/** Decisions that nobody has made yet, with their services. */
export const OPEN_DECISIONS: readonly string[] = [
  ...openDecisions('analytics', decisionsOfAnalytics),
  ...openDecisions('billing', decisionsOfBilling),
  ...openDecisions('email', decisionsOfEmail),
  ...openDecisions('order', decisionsOfOrder),
  ...openDecisions('returns', decisionsOfReturns),
  ...openDecisions('shopping-cart', decisionsOfShoppingCart),
  ...openDecisions('warehouse', decisionsOfWarehouse),
];
