import { runApp } from '@kit/cdk-kit';
import { PlatformStack } from '../platform/lib/platform-stack.ts';
import { OPEN_DECISIONS } from './decisions.ts';
import { SERVICE_STACKS } from './stacks.ts';

// Everything at once, for a first look. Each folder's own bin/app.ts deploys it alone.
runApp((app, props) => {
  const platform = new PlatformStack(app, props);
  // Only an order of deployment: services read the bus from SSM, not from the platform's stack.
  for (const Service of Object.values(SERVICE_STACKS)) new Service(app, props).addStackDependency(platform);
}, OPEN_DECISIONS);
