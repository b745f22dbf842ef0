import { runApp } from '@order-checkout/cdk-kit';
import { openDecisions } from '@order-checkout/event-kit/domain';
import { OrderStack } from '../lib/order-stack.ts';
import { decisions } from '../src/decisions.ts';

runApp((app, props) => new OrderStack(app, props), openDecisions('order', decisions));
