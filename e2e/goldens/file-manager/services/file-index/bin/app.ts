import { runApp } from '@file-manager/cdk-kit';
import { FileIndexStack } from '../lib/file-index-stack.ts';

runApp((app, props) => new FileIndexStack(app, props));
