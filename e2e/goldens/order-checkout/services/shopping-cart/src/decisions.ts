import type {
  AbandonCartV1,
  AddItemToCartV1,
  ApplyVoucherV1,
  CartAbandonedV1,
  CartCreatedV1,
  CheckoutStartedV1,
  CreateCartV1,
  ItemAddedToCartV1,
  ItemRemovedFromCartV1,
  RemoveItemFromCartV1,
  StartCheckoutV1,
  StockLevelFellBelowThresholdV1,
  StockReplenishedV1,
  StockReservationReleasedV1,
  StockReservedV1,
  VoucherAppliedV1,
} from '@order-checkout/contracts';
import type { CommandOf, Context, EventOf, Given, Tick } from '@order-checkout/event-kit';
import { undecided } from '@order-checkout/event-kit/domain';
import type { TaxCalculationServiceAnswerToStartCheckout } from './adapters/tax-calculation-service.ts';
import type { CartState } from './domain/cart.ts';

/** An answer that may have to be looked up first. */
type Later<T> = T | Promise<T>;

/** Before StartCheckout is decided, this is asked: Tax calculation service. */
export interface StartCheckoutAnswers {
  readonly taxCalculationService: TaxCalculationServiceAnswerToStartCheckout;
}

/** What the board does not say. Each function throws NotDecided until you write it; see docs/open-decisions.md. */
export interface Decisions {
  detailsOfCartAbandoned(
    state: CartState,
    command: CommandOf<typeof AbandonCartV1>,
  ): Pick<CartAbandonedV1, 'customerId' | 'value' | 'lastActivityAt' | 'abandonedAt'>;
  detailsOfItemAddedToCart(
    state: CartState,
    command: CommandOf<typeof AddItemToCartV1>,
  ): Pick<ItemAddedToCartV1, 'lineId' | 'unitPrice' | 'addedAt'>;
  detailsOfVoucherApplied(
    state: CartState,
    command: CommandOf<typeof ApplyVoucherV1>,
  ): Pick<VoucherAppliedV1, 'discount' | 'appliedAt'>;
  detailsOfCartCreated(
    state: CartState,
    command: CommandOf<typeof CreateCartV1>,
  ): Pick<CartCreatedV1, 'customerId' | 'createdAt'>;
  idOfCreateCart(command: CreateCartV1, context: Context): Later<string>;
  detailsOfItemRemovedFromCart(
    state: CartState,
    command: CommandOf<typeof RemoveItemFromCartV1>,
  ): Pick<ItemRemovedFromCartV1, 'sku' | 'removedAt'>;
  askTaxCalculationServiceToStartCheckout(
    command: StartCheckoutV1,
    state: CartState,
    context: Context,
    key: string,
  ): Promise<TaxCalculationServiceAnswerToStartCheckout>;
  detailsOfCheckoutStarted(
    state: CartState,
    command: Given<typeof StartCheckoutV1, StartCheckoutAnswers>,
  ): Pick<CheckoutStartedV1, 'customerId' | 'value' | 'startedAt'>;
  keyOfProductAvailabilityShownInTheCart(
    event: EventOf<
      | typeof StockReservedV1
      | typeof StockReservationReleasedV1
      | typeof StockReplenishedV1
      | typeof StockLevelFellBelowThresholdV1
    >,
  ): Later<string>;
  dueOnCartsWithoutActivityFor24HBecomeAb(tick: Tick): Later<readonly AbandonCartV1[]>;
}

export const decisions: Decisions = {
  detailsOfCartAbandoned: undecided(
    'Where do customerId, value, lastActivityAt and abandonedAt of CartAbandoned come from? The command AbandonCart does not say it. Perhaps customerId: state.CartCreated?.customerId, lastActivityAt: command.time, abandonedAt: command.time.',
  ),
  detailsOfItemAddedToCart: undecided(
    'Where do lineId, unitPrice and addedAt of ItemAddedToCart come from? The command AddItemToCart does not say it. Perhaps addedAt: command.time.',
  ),
  detailsOfVoucherApplied: undecided(
    'Where do discount and appliedAt of VoucherApplied come from? The command ApplyVoucher does not say it. Perhaps appliedAt: command.time.',
  ),
  detailsOfCartCreated: undecided(
    'Where do customerId and createdAt of CartCreated come from? The command CreateCart does not say it. Perhaps createdAt: command.time.',
  ),
  idOfCreateCart: undecided(
    "Which Cart is CreateCart about? For a new one: newId(context, 'cartId'), or idFor('Cart', ...) with a field by which others find it again.",
  ),
  detailsOfItemRemovedFromCart: undecided(
    'Where do sku and removedAt of ItemRemovedFromCart come from? The command RemoveItemFromCart does not say it. Perhaps sku: state.ItemAddedToCart?.sku, removedAt: command.time.',
  ),
  askTaxCalculationServiceToStartCheckout: undecided(
    'How is Tax calculation service asked for StartCheckout? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  detailsOfCheckoutStarted: undecided(
    'Where do customerId, value and startedAt of CheckoutStarted come from? The command StartCheckout does not say it. Perhaps customerId: state.CartCreated?.customerId, value: state.CartAbandoned?.value, startedAt: command.time.',
  ),
  keyOfProductAvailabilityShownInTheCart: undecided(
    'Under which id does Product availability shown in the cart show an event? One id is one thing that is shown; several of them are a list.',
  ),
  dueOnCartsWithoutActivityFor24HBecomeAb: undecided(
    'Which AbandonCart are due, and with which data? The timer says: Carts without activity for 24 h become abandoned',
  ),
};
