import type {
  CancelOrderV1,
  ConfirmOrderV1,
  OrderCancelledV1,
  OrderConfirmedV1,
  OrderPlacedV1,
  PaymentAuthorizedV1,
  PaymentDeclinedV1,
  PlaceOrderV1,
  StockReservationFailedV1,
  StockReservedV1,
} from '@order-checkout/contracts';
import type { Arrived, CommandOf, Context, EventOf } from '@order-checkout/event-kit';
import { undecided } from '@order-checkout/event-kit/domain';
import type { OrderState } from './domain/order.ts';

/** An answer that may have to be looked up first. */
type Later<T> = T | Promise<T>;

/** What the board does not say. Each function throws NotDecided until you write it; see docs/open-decisions.md. */
export interface Decisions {
  detailsOfOrderCancelled(
    state: OrderState,
    command: CommandOf<typeof CancelOrderV1>,
  ): Pick<OrderCancelledV1, 'cancelledBy' | 'cancelledAt'>;
  detailsOfOrderConfirmed(
    state: OrderState,
    command: CommandOf<typeof ConfirmOrderV1>,
  ): Pick<
    OrderConfirmedV1,
    'customerId' | 'customerEmail' | 'lines' | 'total' | 'promisedDeliveryDate' | 'confirmedAt'
  >;
  detailsOfOrderPlaced(
    state: OrderState,
    command: CommandOf<typeof PlaceOrderV1>,
  ): Pick<OrderPlacedV1, 'customerId' | 'customerEmail' | 'lines' | 'total' | 'channel' | 'placedAt'>;
  idOfPlaceOrder(command: PlaceOrderV1, context: Context): Later<string>;
  detailsOfCancelOrder(
    event: EventOf<typeof PaymentDeclinedV1 | typeof StockReservationFailedV1>,
  ): Later<Pick<CancelOrderV1, 'reason'>>;
  missingConfirmOrder(
    arrived: Arrived<typeof PaymentAuthorizedV1 | typeof StockReservedV1>,
    context: Context,
  ): Promise<void>;
}

export const decisions: Decisions = {
  detailsOfOrderCancelled: undecided(
    'Where do cancelledBy and cancelledAt of OrderCancelled come from? The command CancelOrder does not say it. Perhaps cancelledAt: command.time.',
  ),
  detailsOfOrderConfirmed: undecided(
    'Where do customerId, customerEmail, lines, total, promisedDeliveryDate and confirmedAt of OrderConfirmed come from? The command ConfirmOrder does not say it. Perhaps customerId: state.OrderPlaced?.customerId, customerEmail: state.OrderPlaced?.customerEmail, lines: state.OrderPlaced?.lines, total: state.OrderPlaced?.total, confirmedAt: command.time.',
  ),
  detailsOfOrderPlaced: undecided(
    'Where do customerId, customerEmail, lines, total, channel and placedAt of OrderPlaced come from? The command PlaceOrder does not say it. Perhaps placedAt: command.time.',
  ),
  idOfPlaceOrder: undecided(
    "Which Order is PlaceOrder about? For a new one: newId(context, 'orderId'), or idFor('Order', ...) with a field by which others find it again.",
  ),
  detailsOfCancelOrder: undecided(
    'Where does reason of CancelOrder come from? The policy says: Whenever payment is declined twice or stock is missing, cancel the order',
  ),
  missingConfirmOrder: undecided(
    'What happens when PaymentAuthorized, StockReserved did not all come within P7D? It is asked at that time.',
  ),
};
