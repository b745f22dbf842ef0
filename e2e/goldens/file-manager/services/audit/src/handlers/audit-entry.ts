import { RecordAuditEntryV1 } from '@file-manager/contracts';
import { AggregateStore, commandOf, type Context } from '@file-manager/event-kit';
import { decisions } from '../decisions.ts';
import { decide, stateRules } from '../domain/audit-entry.ts';

const store = new AggregateStore('AuditEntry', stateRules);

export async function recordAuditEntry(data: RecordAuditEntryV1, context: Context): Promise<void> {
  const command = commandOf(RecordAuditEntryV1, data, context);
  const id = await decisions.idOfRecordAuditEntry(data, context);
  await store.change(id, { ...context, by: command.key }, (state) => decide(state, command, decisions));
}
