import { runApp } from '@order-checkout/cdk-kit';
import { ShoppingCartStack } from '../lib/shopping-cart-stack.ts';

runApp((app, props) => new ShoppingCartStack(app, props));
