import { runApp } from '@file-manager/cdk-kit';
import { openDecisions } from '@file-manager/event-kit/domain';
import { ShareStack } from '../lib/share-stack.ts';
import { decisions } from '../src/decisions.ts';

runApp((app, props) => new ShareStack(app, props), openDecisions('share', decisions));
