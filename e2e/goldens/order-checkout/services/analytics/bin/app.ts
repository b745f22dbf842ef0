import { runApp } from '@order-checkout/cdk-kit';
import { openDecisions } from '@order-checkout/event-kit/domain';
import { AnalyticsStack } from '../lib/analytics-stack.ts';
import { decisions } from '../src/decisions.ts';

runApp((app, props) => new AnalyticsStack(app, props), openDecisions('analytics', decisions));
