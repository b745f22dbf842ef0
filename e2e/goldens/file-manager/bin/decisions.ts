import { openDecisions } from '@file-manager/event-kit/domain';
import { decisions as decisionsOfAccess } from '../services/access/src/decisions.ts';
import { decisions as decisionsOfAudit } from '../services/audit/src/decisions.ts';
import { decisions as decisionsOfContentProcessor } from '../services/content-processor/src/decisions.ts';
import { decisions as decisionsOfFileIndex } from '../services/file-index/src/decisions.ts';
import { decisions as decisionsOfFileStore } from '../services/file-store/src/decisions.ts';
import { decisions as decisionsOfNotifier } from '../services/notifier/src/decisions.ts';
import { decisions as decisionsOfShare } from '../services/share/src/decisions.ts';

/** Decisions that nobody has made yet, with their services. */
export const OPEN_DECISIONS: readonly string[] = [
  ...openDecisions('access', decisionsOfAccess),
  ...openDecisions('audit', decisionsOfAudit),
  ...openDecisions('content-processor', decisionsOfContentProcessor),
  ...openDecisions('file-index', decisionsOfFileIndex),
  ...openDecisions('file-store', decisionsOfFileStore),
  ...openDecisions('notifier', decisionsOfNotifier),
  ...openDecisions('share', decisionsOfShare),
];
