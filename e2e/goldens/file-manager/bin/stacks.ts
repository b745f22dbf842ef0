import type { ServiceStackClass } from '@file-manager/cdk-kit';
import type { ServiceName } from '@file-manager/contracts/catalog';
import { AccessStack } from '../services/access/lib/access-stack.ts';
import { AuditStack } from '../services/audit/lib/audit-stack.ts';
import { ContentProcessorStack } from '../services/content-processor/lib/content-processor-stack.ts';
import { FileIndexStack } from '../services/file-index/lib/file-index-stack.ts';
import { FileStoreStack } from '../services/file-store/lib/file-store-stack.ts';
import { NotifierStack } from '../services/notifier/lib/notifier-stack.ts';
import { ShareStack } from '../services/share/lib/share-stack.ts';

/** Every service of the project, by its folder. */
export const SERVICE_STACKS: Readonly<Record<ServiceName, ServiceStackClass>> = {
  access: AccessStack,
  audit: AuditStack,
  'content-processor': ContentProcessorStack,
  'file-index': FileIndexStack,
  'file-store': FileStoreStack,
  notifier: NotifierStack,
  share: ShareStack,
};
