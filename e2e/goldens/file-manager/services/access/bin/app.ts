import { runApp } from '@file-manager/cdk-kit';
import { AccessStack } from '../lib/access-stack.ts';

runApp((app, props) => new AccessStack(app, props));
