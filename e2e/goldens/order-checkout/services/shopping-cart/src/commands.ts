import {
  AddItemToCartV1,
  ApplyVoucherV1,
  CreateCartV1,
  RemoveItemFromCartV1,
  StartCheckoutV1,
} from '@order-checkout/contracts';
import { commandHandler, on, onTimer } from '@order-checkout/event-kit';
import {
  addItemToCart,
  applyVoucher,
  createCart,
  onCartsWithoutActivityFor24HBecomeAb,
  removeItemFromCart,
  startCheckout,
} from './handlers/cart.ts';

export const handler = commandHandler(
  on(AddItemToCartV1, addItemToCart),
  on(ApplyVoucherV1, applyVoucher),
  on(CreateCartV1, createCart),
  on(RemoveItemFromCartV1, removeItemFromCart),
  on(StartCheckoutV1, startCheckout),
  onTimer('carts-without-activity-for24-h-become-ab', onCartsWithoutActivityFor24HBecomeAb),
);
