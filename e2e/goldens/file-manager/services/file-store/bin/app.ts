import { runApp } from '@file-manager/cdk-kit';
import { FileStoreStack } from '../lib/file-store-stack.ts';

runApp((app, props) => new FileStoreStack(app, props));
