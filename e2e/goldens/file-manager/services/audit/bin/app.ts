import { runApp } from '@file-manager/cdk-kit';
import { openDecisions } from '@file-manager/event-kit/domain';
import { AuditStack } from '../lib/audit-stack.ts';
import { decisions } from '../src/decisions.ts';

runApp((app, props) => new AuditStack(app, props), openDecisions('audit', decisions));
