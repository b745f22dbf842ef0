import { runApp } from '@file-manager/cdk-kit';
import { NotifierStack } from '../lib/notifier-stack.ts';

runApp((app, props) => new NotifierStack(app, props));
