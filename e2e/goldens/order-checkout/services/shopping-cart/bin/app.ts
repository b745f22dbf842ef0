import { runApp } from '@order-checkout/cdk-kit';
import { openDecisions } from '@order-checkout/event-kit/domain';
import { ShoppingCartStack } from '../lib/shopping-cart-stack.ts';
import { decisions } from '../src/decisions.ts';

runApp((app, props) => new ShoppingCartStack(app, props), openDecisions('shopping-cart', decisions));
