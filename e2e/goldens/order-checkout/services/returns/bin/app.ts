import { runApp } from '@order-checkout/cdk-kit';
import { ReturnsStack } from '../lib/returns-stack.ts';

runApp((app, props) => new ReturnsStack(app, props));
