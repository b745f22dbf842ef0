import { runApp } from '@kit/cdk-kit';
import { PlatformStack } from '../lib/platform-stack.ts';

runApp((app, props) => new PlatformStack(app, props));
