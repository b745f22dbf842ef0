import { type Board, codeNames, type ElementRow, kebab, type SubscriptionRow } from '@stormbridge/model';
import type { Contract } from '../../schema/contract.ts';
import { identityField, isText } from './decisions.ts';
import type { EventPlan, SubscriptionPlan } from './types.ts';

/** The ways of consuming, as the generated project names them. */
const VIA = {
  queue: 'queue',
  direct: 'direct',
  fanOut: 'fan-out',
  stream: 'stream',
  workflow: 'workflow',
  destination: 'destination',
} as const satisfies Readonly<Record<SubscriptionRow['kind'], SubscriptionPlan['via']>>;

const REASONS = {
  policy: 'policy',
  readModel: 'read-model',
  record: 'record',
  externalSystem: 'external-system',
} as const satisfies Readonly<Record<SubscriptionRow['reason'], SubscriptionPlan['reason']>>;

export const reasonOf = (row: SubscriptionRow): SubscriptionPlan['reason'] => REASONS[row.reason];

type Way = Pick<SubscriptionPlan, 'via' | 'topic' | 'partitionBy' | 'endpoint'>;

/** How the events of a subscription reach their consumer. Its topic is known once all subscriptions are. */
export function wayOf(
  board: Board,
  row: SubscriptionRow,
  because: ElementRow | undefined,
  listed: readonly EventPlan[],
): Way {
  return {
    via: VIA[row.kind],
    topic: null,
    partitionBy: row.kind === 'stream' ? partitionOf(row, listed) : null,
    endpoint: row.kind === 'destination' ? endpointOf(board, because) : null,
  };
}

/** What the board says, else the id of the one aggregate that all the events are about. */
function partitionOf({ partitionBy }: SubscriptionRow, listed: readonly EventPlan[]): string | null {
  if (partitionBy !== undefined && partitionBy !== '') return partitionBy;
  const ids = new Set(
    listed.map((event) => (event.aggregate === null ? undefined : identityField(event.aggregate, event))),
  );
  const [id] = ids;
  const owners = new Set(listed.map(({ aggregate }) => aggregate));
  return ids.size === 1 && owners.size === 1 && id !== undefined && isPartition(id, listed) ? id : null;
}

/** Whether every one of these events has the field, as a text that EventBridge can find by a path. */
export const isPartition = (field: string, contracts: readonly Contract[]): boolean =>
  /^[A-Za-z0-9_-]+$/.test(field) &&
  contracts.length > 0 &&
  contracts.every(({ properties }) =>
    properties.some((one) => one.name === field && one.required && (isText(one) || isShortText(one))),
  );

const isShortText = ({ type, list }: Contract['properties'][number]): boolean =>
  !list && (type === 'enum' || type === 'date' || type === 'email');

function endpointOf(board: Board, system: ElementRow | undefined): SubscriptionPlan['endpoint'] {
  if (system?.endpoint === undefined || system.endpoint === '') return null;
  return { url: system.endpoint, system: kebab(codeNames(board).get(system.id) ?? 'system') };
}
