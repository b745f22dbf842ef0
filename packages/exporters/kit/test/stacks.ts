import { SERVICE_STACKS } from '../bin/stacks.ts';
import { PlatformStack } from '../platform/lib/platform-stack.ts';
import { Resources, newApp, props } from './templates.ts';

/** The platform as it would be deployed. */
export const platform = new Resources(new PlatformStack(newApp(), props));

/** Every service as it would be deployed, alone in its app; synthesised once for all tests that look at templates. */
export const services = Object.entries(SERVICE_STACKS).map(([name, Service]) => {
  const stack = new Service(newApp(), props);
  return { name, Service, stack, resources: new Resources(stack) };
});
