import { runApp } from '@file-manager/cdk-kit';
import { ShareStack } from '../lib/share-stack.ts';

runApp((app, props) => new ShareStack(app, props));
