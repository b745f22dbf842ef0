import { runApp } from '@file-manager/cdk-kit';
import { openDecisions } from '@file-manager/event-kit/domain';
import { FileStoreStack } from '../lib/file-store-stack.ts';
import { decisions } from '../src/decisions.ts';

runApp((app, props) => new FileStoreStack(app, props), openDecisions('file-store', decisions));
