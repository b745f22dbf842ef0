import { runApp } from '@order-checkout/cdk-kit';
import { OrderStack } from '../lib/order-stack.ts';

runApp((app, props) => new OrderStack(app, props));
