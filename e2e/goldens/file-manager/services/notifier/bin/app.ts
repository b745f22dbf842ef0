import { runApp } from '@file-manager/cdk-kit';
import { openDecisions } from '@file-manager/event-kit/domain';
import { NotifierStack } from '../lib/notifier-stack.ts';
import { decisions } from '../src/decisions.ts';

runApp((app, props) => new NotifierStack(app, props), openDecisions('notifier', decisions));
