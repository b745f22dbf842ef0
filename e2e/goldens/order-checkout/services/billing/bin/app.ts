import { runApp } from '@order-checkout/cdk-kit';
import { BillingStack } from '../lib/billing-stack.ts';

runApp((app, props) => new BillingStack(app, props));
