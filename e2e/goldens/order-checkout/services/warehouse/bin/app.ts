import { runApp } from '@order-checkout/cdk-kit';
import { WarehouseStack } from '../lib/warehouse-stack.ts';

runApp((app, props) => new WarehouseStack(app, props));
