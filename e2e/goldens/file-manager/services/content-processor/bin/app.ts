import { runApp } from '@file-manager/cdk-kit';
import { ContentProcessorStack } from '../lib/content-processor-stack.ts';

runApp((app, props) => new ContentProcessorStack(app, props));
