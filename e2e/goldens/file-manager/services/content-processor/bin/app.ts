import { runApp } from '@file-manager/cdk-kit';
import { openDecisions } from '@file-manager/event-kit/domain';
import { ContentProcessorStack } from '../lib/content-processor-stack.ts';
import { decisions } from '../src/decisions.ts';

runApp((app, props) => new ContentProcessorStack(app, props), openDecisions('content-processor', decisions));
