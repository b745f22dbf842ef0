import type { WorkshopStore } from '../auth/workshop-store.ts';
import type { HistoryStore } from './history.ts';
import type { FenceStore, SnapshotStore, UpdateLog } from './log.ts';

/** Everything that is stored, wherever that is. */
export interface Stores {
  readonly documents: UpdateLog & SnapshotStore;
  readonly workshops: WorkshopStore;
  readonly history: HistoryStore;
  /** Absent where one process has the store for itself. */
  readonly fences: FenceStore | undefined;
  close(): Promise<void>;
}
