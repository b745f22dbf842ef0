import { runApp } from '@file-manager/cdk-kit';
import { openDecisions } from '@file-manager/event-kit/domain';
import { AccessStack } from '../lib/access-stack.ts';
import { decisions } from '../src/decisions.ts';

runApp((app, props) => new AccessStack(app, props), openDecisions('access', decisions));
