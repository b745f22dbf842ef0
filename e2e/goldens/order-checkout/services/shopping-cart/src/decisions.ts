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
  /** Where does the field customerId of CartAbandoned come from? The command AbandonCart does not say it. */
  customerIdOfCartAbandoned(state: CartState, command: CommandOf<typeof AbandonCartV1>): CartAbandonedV1['customerId'];
  /** Where does the field value of CartAbandoned come from? The command AbandonCart does not say it. */
  valueOfCartAbandoned(state: CartState, command: CommandOf<typeof AbandonCartV1>): CartAbandonedV1['value'];
  /** Where does the field lastActivityAt of CartAbandoned come from? The command AbandonCart does not say it. Often it is the moment of the command: command.time. */
  lastActivityAtOfCartAbandoned(
    state: CartState,
    command: CommandOf<typeof AbandonCartV1>,
  ): CartAbandonedV1['lastActivityAt'];
  /** Where does the field abandonedAt of CartAbandoned come from? The command AbandonCart does not say it. Often it is the moment of the command: command.time. */
  abandonedAtOfCartAbandoned(
    state: CartState,
    command: CommandOf<typeof AbandonCartV1>,
  ): CartAbandonedV1['abandonedAt'];
  /** Where does the field lineId of ItemAddedToCart come from? The command AddItemToCart does not say it. */
  lineIdOfItemAddedToCart(state: CartState, command: CommandOf<typeof AddItemToCartV1>): ItemAddedToCartV1['lineId'];
  /** Where does the field unitPrice of ItemAddedToCart come from? The command AddItemToCart does not say it. */
  unitPriceOfItemAddedToCart(
    state: CartState,
    command: CommandOf<typeof AddItemToCartV1>,
  ): ItemAddedToCartV1['unitPrice'];
  /** Where does the field addedAt of ItemAddedToCart come from? The command AddItemToCart does not say it. Often it is the moment of the command: command.time. */
  addedAtOfItemAddedToCart(state: CartState, command: CommandOf<typeof AddItemToCartV1>): ItemAddedToCartV1['addedAt'];
  /** Where does the field discount of VoucherApplied come from? The command ApplyVoucher does not say it. */
  discountOfVoucherApplied(state: CartState, command: CommandOf<typeof ApplyVoucherV1>): VoucherAppliedV1['discount'];
  /** Where does the field appliedAt of VoucherApplied come from? The command ApplyVoucher does not say it. Often it is the moment of the command: command.time. */
  appliedAtOfVoucherApplied(state: CartState, command: CommandOf<typeof ApplyVoucherV1>): VoucherAppliedV1['appliedAt'];
  /** Where does the field customerId of CartCreated come from? The command CreateCart does not say it. */
  customerIdOfCartCreated(state: CartState, command: CommandOf<typeof CreateCartV1>): CartCreatedV1['customerId'];
  /** Where does the field createdAt of CartCreated come from? The command CreateCart does not say it. Often it is the moment of the command: command.time. */
  createdAtOfCartCreated(state: CartState, command: CommandOf<typeof CreateCartV1>): CartCreatedV1['createdAt'];
  /** Which Cart is CreateCart about? For a new one: newId(context, 'cartId'), or idFor('Cart', ...) with a field by which others find it again. */
  idOfCreateCart(command: CreateCartV1, context: Context): Later<string>;
  /** Where does the field sku of ItemRemovedFromCart come from? The command RemoveItemFromCart does not say it. */
  skuOfItemRemovedFromCart(
    state: CartState,
    command: CommandOf<typeof RemoveItemFromCartV1>,
  ): ItemRemovedFromCartV1['sku'];
  /** Where does the field removedAt of ItemRemovedFromCart come from? The command RemoveItemFromCart does not say it. Often it is the moment of the command: command.time. */
  removedAtOfItemRemovedFromCart(
    state: CartState,
    command: CommandOf<typeof RemoveItemFromCartV1>,
  ): ItemRemovedFromCartV1['removedAt'];
  /** How is Tax calculation service asked for StartCheckout? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again. */
  askTaxCalculationServiceToStartCheckout(
    command: StartCheckoutV1,
    state: CartState,
    context: Context,
    key: string,
  ): Promise<TaxCalculationServiceAnswerToStartCheckout>;
  /** Where does the field customerId of CheckoutStarted come from? The command StartCheckout does not say it. */
  customerIdOfCheckoutStarted(
    state: CartState,
    command: Given<typeof StartCheckoutV1, StartCheckoutAnswers>,
  ): CheckoutStartedV1['customerId'];
  /** Where does the field value of CheckoutStarted come from? The command StartCheckout does not say it. */
  valueOfCheckoutStarted(
    state: CartState,
    command: Given<typeof StartCheckoutV1, StartCheckoutAnswers>,
  ): CheckoutStartedV1['value'];
  /** Where does the field startedAt of CheckoutStarted come from? The command StartCheckout does not say it. Often it is the moment of the command: command.time. */
  startedAtOfCheckoutStarted(
    state: CartState,
    command: Given<typeof StartCheckoutV1, StartCheckoutAnswers>,
  ): CheckoutStartedV1['startedAt'];
  /** Under which key does Product availability shown in the cart keep an event? */
  keyOfProductAvailabilityShownInTheCart(
    event: EventOf<
      | typeof StockReservedV1
      | typeof StockReservationReleasedV1
      | typeof StockReplenishedV1
      | typeof StockLevelFellBelowThresholdV1
    >,
  ): Later<string>;
  /** Which AbandonCart are due, and with which data? The timer says: Carts without activity for 24 h become abandoned */
  dueOnCartsWithoutActivityFor24HBecomeAb(tick: Tick): Later<readonly AbandonCartV1[]>;
}

export const decisions: Decisions = {
  customerIdOfCartAbandoned: undecided(
    'Where does the field customerId of CartAbandoned come from? The command AbandonCart does not say it.',
  ),
  valueOfCartAbandoned: undecided(
    'Where does the field value of CartAbandoned come from? The command AbandonCart does not say it.',
  ),
  lastActivityAtOfCartAbandoned: undecided(
    'Where does the field lastActivityAt of CartAbandoned come from? The command AbandonCart does not say it. Often it is the moment of the command: command.time.',
  ),
  abandonedAtOfCartAbandoned: undecided(
    'Where does the field abandonedAt of CartAbandoned come from? The command AbandonCart does not say it. Often it is the moment of the command: command.time.',
  ),
  lineIdOfItemAddedToCart: undecided(
    'Where does the field lineId of ItemAddedToCart come from? The command AddItemToCart does not say it.',
  ),
  unitPriceOfItemAddedToCart: undecided(
    'Where does the field unitPrice of ItemAddedToCart come from? The command AddItemToCart does not say it.',
  ),
  addedAtOfItemAddedToCart: undecided(
    'Where does the field addedAt of ItemAddedToCart come from? The command AddItemToCart does not say it. Often it is the moment of the command: command.time.',
  ),
  discountOfVoucherApplied: undecided(
    'Where does the field discount of VoucherApplied come from? The command ApplyVoucher does not say it.',
  ),
  appliedAtOfVoucherApplied: undecided(
    'Where does the field appliedAt of VoucherApplied come from? The command ApplyVoucher does not say it. Often it is the moment of the command: command.time.',
  ),
  customerIdOfCartCreated: undecided(
    'Where does the field customerId of CartCreated come from? The command CreateCart does not say it.',
  ),
  createdAtOfCartCreated: undecided(
    'Where does the field createdAt of CartCreated come from? The command CreateCart does not say it. Often it is the moment of the command: command.time.',
  ),
  idOfCreateCart: undecided(
    "Which Cart is CreateCart about? For a new one: newId(context, 'cartId'), or idFor('Cart', ...) with a field by which others find it again.",
  ),
  skuOfItemRemovedFromCart: undecided(
    'Where does the field sku of ItemRemovedFromCart come from? The command RemoveItemFromCart does not say it.',
  ),
  removedAtOfItemRemovedFromCart: undecided(
    'Where does the field removedAt of ItemRemovedFromCart come from? The command RemoveItemFromCart does not say it. Often it is the moment of the command: command.time.',
  ),
  askTaxCalculationServiceToStartCheckout: undecided(
    'How is Tax calculation service asked for StartCheckout? Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.',
  ),
  customerIdOfCheckoutStarted: undecided(
    'Where does the field customerId of CheckoutStarted come from? The command StartCheckout does not say it.',
  ),
  valueOfCheckoutStarted: undecided(
    'Where does the field value of CheckoutStarted come from? The command StartCheckout does not say it.',
  ),
  startedAtOfCheckoutStarted: undecided(
    'Where does the field startedAt of CheckoutStarted come from? The command StartCheckout does not say it. Often it is the moment of the command: command.time.',
  ),
  keyOfProductAvailabilityShownInTheCart: undecided(
    'Under which key does Product availability shown in the cart keep an event?',
  ),
  dueOnCartsWithoutActivityFor24HBecomeAb: undecided(
    'Which AbandonCart are due, and with which data? The timer says: Carts without activity for 24 h become abandoned',
  ),
};
