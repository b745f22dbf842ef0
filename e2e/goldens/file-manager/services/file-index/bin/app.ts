import { runApp } from '@file-manager/cdk-kit';
import { openDecisions } from '@file-manager/event-kit/domain';
import { FileIndexStack } from '../lib/file-index-stack.ts';
import { decisions } from '../src/decisions.ts';

runApp((app, props) => new FileIndexStack(app, props), openDecisions('file-index', decisions));
