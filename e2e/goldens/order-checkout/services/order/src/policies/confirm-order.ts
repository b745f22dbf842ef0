import { PaymentAuthorizedV1, StockReservedV1 } from '@order-checkout/contracts';
import { joinWorkflow } from '@order-checkout/event-kit';
import { decisions } from '../decisions.ts';
import { confirmOrder } from '../handlers/order.ts';

/** Whenever payment is authorised AND stock is reserved, confirm the order (join) */
export const handler = joinWorkflow(
  {
    name: 'ConfirmOrder',
    waitsFor: [PaymentAuthorizedV1, StockReservedV1],
    key: (event) => event.data.orderId,
    timeout: 'P7D',
    missing: (arrived, context) => decisions.missingConfirmOrder(arrived, context),
  },
  {
    confirmOrder: async (joined, context) => {
      await confirmOrder({ orderId: joined.PaymentAuthorized.orderId }, context);
    },
  },
);
