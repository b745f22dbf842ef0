import type { ElementRow, SubscriptionRow } from '@stormbridge/model';
import { code } from '../../sinks/index.ts';
import { commonIdField, type Decisions, eventType } from './decisions.ts';
import type { EventPlan, JoinPlan } from './types.ts';

/** Where a join waits: what the board says, else as its events are consumed. */
export const joinsBy = (policy: ElementRow, { kind }: SubscriptionRow): JoinPlan['by'] =>
  policy.joinBy ?? (kind === 'workflow' ? 'workflow' : 'table');

/** A policy that waits for all its events. The export problems make sure that key and timeout are there. */
export function planJoin(
  decisions: Decisions,
  policy: ElementRow,
  row: SubscriptionRow,
  events: readonly EventPlan[],
  construct: string,
): JoinPlan | null {
  const key = commonIdField(events, policy.correlationKey);
  if (key === undefined) return null;
  const by = joinsBy(policy, row);
  const timeout = policy.timeout ?? 'P1D';
  const names = [...new Set(events.map(({ name }) => name))];
  const asked = by === 'workflow' ? 'It is asked at that time.' : 'It is asked within some minutes after that time.';
  const missing = decisions.ask([`missing${construct}`], {
    question: `What happens when ${names.join(', ')} did not all come within ${timeout}? ${asked}`,
    parameters: [
      { name: 'arrived', type: eventType(events, 'Arrived') },
      { name: 'context', type: code`Context` },
    ],
    returns: code`Promise<void>`,
    answer: code`() => Promise.resolve()`,
  });
  return { key, timeout, names, by, missing };
}
