import { runApp } from '@order-checkout/cdk-kit';
import { openDecisions } from '@order-checkout/event-kit/domain';
import { EmailStack } from '../lib/email-stack.ts';
import { decisions } from '../src/decisions.ts';

runApp((app, props) => new EmailStack(app, props), openDecisions('email', decisions));
