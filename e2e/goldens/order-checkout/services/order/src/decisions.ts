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
  /** Where does the field cancelledBy of OrderCancelled come from? The command CancelOrder does not say it. */
  cancelledByOfOrderCancelled(
    state: OrderState,
    command: CommandOf<typeof CancelOrderV1>,
  ): OrderCancelledV1['cancelledBy'];
  /** Where does the field cancelledAt of OrderCancelled come from? The command CancelOrder does not say it. Often it is the moment of the command: command.time. */
  cancelledAtOfOrderCancelled(
    state: OrderState,
    command: CommandOf<typeof CancelOrderV1>,
  ): OrderCancelledV1['cancelledAt'];
  /** Where does the field customerId of OrderConfirmed come from? The command ConfirmOrder does not say it. */
  customerIdOfOrderConfirmed(
    state: OrderState,
    command: CommandOf<typeof ConfirmOrderV1>,
  ): OrderConfirmedV1['customerId'];
  /** Where does the field customerEmail of OrderConfirmed come from? The command ConfirmOrder does not say it. */
  customerEmailOfOrderConfirmed(
    state: OrderState,
    command: CommandOf<typeof ConfirmOrderV1>,
  ): OrderConfirmedV1['customerEmail'];
  /** Where does the field lines of OrderConfirmed come from? The command ConfirmOrder does not say it. */
  linesOfOrderConfirmed(state: OrderState, command: CommandOf<typeof ConfirmOrderV1>): OrderConfirmedV1['lines'];
  /** Where does the field total of OrderConfirmed come from? The command ConfirmOrder does not say it. */
  totalOfOrderConfirmed(state: OrderState, command: CommandOf<typeof ConfirmOrderV1>): OrderConfirmedV1['total'];
  /** Where does the field promisedDeliveryDate of OrderConfirmed come from? The command ConfirmOrder does not say it. */
  promisedDeliveryDateOfOrderConfirmed(
    state: OrderState,
    command: CommandOf<typeof ConfirmOrderV1>,
  ): OrderConfirmedV1['promisedDeliveryDate'];
  /** Where does the field confirmedAt of OrderConfirmed come from? The command ConfirmOrder does not say it. Often it is the moment of the command: command.time. */
  confirmedAtOfOrderConfirmed(
    state: OrderState,
    command: CommandOf<typeof ConfirmOrderV1>,
  ): OrderConfirmedV1['confirmedAt'];
  /** Where does the field customerId of OrderPlaced come from? The command PlaceOrder does not say it. */
  customerIdOfOrderPlaced(state: OrderState, command: CommandOf<typeof PlaceOrderV1>): OrderPlacedV1['customerId'];
  /** Where does the field customerEmail of OrderPlaced come from? The command PlaceOrder does not say it. */
  customerEmailOfOrderPlaced(
    state: OrderState,
    command: CommandOf<typeof PlaceOrderV1>,
  ): OrderPlacedV1['customerEmail'];
  /** Where does the field lines of OrderPlaced come from? The command PlaceOrder does not say it. */
  linesOfOrderPlaced(state: OrderState, command: CommandOf<typeof PlaceOrderV1>): OrderPlacedV1['lines'];
  /** Where does the field total of OrderPlaced come from? The command PlaceOrder does not say it. */
  totalOfOrderPlaced(state: OrderState, command: CommandOf<typeof PlaceOrderV1>): OrderPlacedV1['total'];
  /** Where does the field channel of OrderPlaced come from? The command PlaceOrder does not say it. */
  channelOfOrderPlaced(state: OrderState, command: CommandOf<typeof PlaceOrderV1>): OrderPlacedV1['channel'];
  /** Where does the field placedAt of OrderPlaced come from? The command PlaceOrder does not say it. Often it is the moment of the command: command.time. */
  placedAtOfOrderPlaced(state: OrderState, command: CommandOf<typeof PlaceOrderV1>): OrderPlacedV1['placedAt'];
  /** Which Order is PlaceOrder about? For a new one: newId(context, 'orderId'), or idFor('Order', ...) with a field by which others find it again. */
  idOfPlaceOrder(command: PlaceOrderV1, context: Context): Later<string>;
  /** Where does the field reason of CancelOrder come from? The policy says: Whenever payment is declined twice or stock is missing, cancel the order */
  reasonOfCancelOrder(
    event: EventOf<typeof PaymentDeclinedV1 | typeof StockReservationFailedV1>,
  ): Later<CancelOrderV1['reason']>;
  /** What happens when PaymentAuthorized, StockReserved did not all come within P7D? It is asked at that time. */
  missingConfirmOrder(
    arrived: Arrived<typeof PaymentAuthorizedV1 | typeof StockReservedV1>,
    context: Context,
  ): Promise<void>;
}

export const decisions: Decisions = {
  cancelledByOfOrderCancelled: undecided(
    'Where does the field cancelledBy of OrderCancelled come from? The command CancelOrder does not say it.',
  ),
  cancelledAtOfOrderCancelled: undecided(
    'Where does the field cancelledAt of OrderCancelled come from? The command CancelOrder does not say it. Often it is the moment of the command: command.time.',
  ),
  customerIdOfOrderConfirmed: undecided(
    'Where does the field customerId of OrderConfirmed come from? The command ConfirmOrder does not say it.',
  ),
  customerEmailOfOrderConfirmed: undecided(
    'Where does the field customerEmail of OrderConfirmed come from? The command ConfirmOrder does not say it.',
  ),
  linesOfOrderConfirmed: undecided(
    'Where does the field lines of OrderConfirmed come from? The command ConfirmOrder does not say it.',
  ),
  totalOfOrderConfirmed: undecided(
    'Where does the field total of OrderConfirmed come from? The command ConfirmOrder does not say it.',
  ),
  promisedDeliveryDateOfOrderConfirmed: undecided(
    'Where does the field promisedDeliveryDate of OrderConfirmed come from? The command ConfirmOrder does not say it.',
  ),
  confirmedAtOfOrderConfirmed: undecided(
    'Where does the field confirmedAt of OrderConfirmed come from? The command ConfirmOrder does not say it. Often it is the moment of the command: command.time.',
  ),
  customerIdOfOrderPlaced: undecided(
    'Where does the field customerId of OrderPlaced come from? The command PlaceOrder does not say it.',
  ),
  customerEmailOfOrderPlaced: undecided(
    'Where does the field customerEmail of OrderPlaced come from? The command PlaceOrder does not say it.',
  ),
  linesOfOrderPlaced: undecided(
    'Where does the field lines of OrderPlaced come from? The command PlaceOrder does not say it.',
  ),
  totalOfOrderPlaced: undecided(
    'Where does the field total of OrderPlaced come from? The command PlaceOrder does not say it.',
  ),
  channelOfOrderPlaced: undecided(
    'Where does the field channel of OrderPlaced come from? The command PlaceOrder does not say it.',
  ),
  placedAtOfOrderPlaced: undecided(
    'Where does the field placedAt of OrderPlaced come from? The command PlaceOrder does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfPlaceOrder: undecided(
    "Which Order is PlaceOrder about? For a new one: newId(context, 'orderId'), or idFor('Order', ...) with a field by which others find it again.",
  ),
  reasonOfCancelOrder: undecided(
    'Where does the field reason of CancelOrder come from? The policy says: Whenever payment is declined twice or stock is missing, cancel the order',
  ),
  missingConfirmOrder: undecided(
    'What happens when PaymentAuthorized, StockReserved did not all come within P7D? It is asked at that time.',
  ),
};
