import { runApp } from '@order-checkout/cdk-kit';
import { openDecisions } from '@order-checkout/event-kit/domain';
import { ReturnsStack } from '../lib/returns-stack.ts';
import { decisions } from '../src/decisions.ts';

runApp((app, props) => new ReturnsStack(app, props), openDecisions('returns', decisions));
