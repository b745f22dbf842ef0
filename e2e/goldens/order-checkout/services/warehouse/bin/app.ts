import { runApp } from '@order-checkout/cdk-kit';
import { openDecisions } from '@order-checkout/event-kit/domain';
import { WarehouseStack } from '../lib/warehouse-stack.ts';
import { decisions } from '../src/decisions.ts';

runApp((app, props) => new WarehouseStack(app, props), openDecisions('warehouse', decisions));
