import { runApp } from '@order-checkout/cdk-kit';
import { EmailStack } from '../lib/email-stack.ts';

runApp((app, props) => new EmailStack(app, props));
