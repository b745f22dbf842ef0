import { runApp } from '@order-checkout/cdk-kit';
import { AnalyticsStack } from '../lib/analytics-stack.ts';

runApp((app, props) => new AnalyticsStack(app, props));
