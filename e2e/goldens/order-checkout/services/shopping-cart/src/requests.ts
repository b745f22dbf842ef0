import {
  AddItemToCartV1,
  ApplyVoucherV1,
  CreateCartV1,
  RemoveItemFromCartV1,
  StartCheckoutV1,
} from '@order-checkout/contracts';
import { answer, requestHandler } from '@order-checkout/event-kit';
import { addItemToCart, applyVoucher, createCart, removeItemFromCart, startCheckout } from './handlers/cart.ts';

export const handler = requestHandler(
  answer('add-item-to-cart', AddItemToCartV1, addItemToCart),
  answer('apply-voucher', ApplyVoucherV1, applyVoucher),
  answer('create-cart', CreateCartV1, createCart),
  answer('remove-item-from-cart', RemoveItemFromCartV1, removeItemFromCart),
  answer('start-checkout', StartCheckoutV1, startCheckout),
);
