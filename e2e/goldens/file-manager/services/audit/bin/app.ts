import { runApp } from '@file-manager/cdk-kit';
import { AuditStack } from '../lib/audit-stack.ts';

runApp((app, props) => new AuditStack(app, props));
