import { runApp } from '@order-checkout/cdk-kit';
import { openDecisions } from '@order-checkout/event-kit/domain';
import { BillingStack } from '../lib/billing-stack.ts';
import { decisions } from '../src/decisions.ts';

runApp((app, props) => new BillingStack(app, props), openDecisions('billing', decisions));
