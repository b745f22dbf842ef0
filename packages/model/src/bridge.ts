import { type Board, settingsOf } from './board.ts';
import { codeNames, kebab } from './code-names.ts';
import { serviceOf } from './read/ownership.ts';
import type { ElementRow } from './rows.ts';

/**
 * Where the board meets EventBridge: the address under which an event travels. Limits: a source has at most 256
 * characters of `[/.-_A-Za-z0-9]` and does not begin with `aws.` (EventBridge Scheduler, the stricter of the two); a
 * detail-type has at most 128 characters (PutEvents).
 */
export interface EventAddress {
  readonly source: string;
  readonly detailType: string;
}

export const SOURCE_PATTERN = /^(?!aws\.)[/._A-Za-z0-9-]{1,256}$/;

/** The source of events of a service of the cloud, such as `aws.s3`. */
export const CLOUD_SOURCE_PATTERN = /^aws\.[a-z0-9][a-z0-9.-]{0,251}$/;
export const DETAIL_TYPE_MAX = 128;

/** The prefix of every source, where the settings name none. */
export const DEFAULT_SOURCE_PREFIX = 'com.example';

/** The source that the events of a service carry unless one is pinned: the prefix and the service, never the context. */
export function sourceOfService(board: Board, service: string): string {
  const name = codeNames(board).get(service) ?? 'Unknown';
  return `${settingsOf(board).sourcePrefix || DEFAULT_SOURCE_PREFIX}.${kebab(name)}`;
}

/** The address of an event, pinned or derived. An event without a producing service has the source `<prefix>.unowned`. */
export function eventAddress(board: Board, event: ElementRow): EventAddress {
  const { sourcePrefix, detailTypeCasing } = settingsOf(board);
  const service = serviceOf(board, event);
  const unowned = `${sourcePrefix || DEFAULT_SOURCE_PREFIX}.unowned`;
  const name = codeNames(board).get(event.id) ?? 'Unknown';
  return {
    source: event.source ?? (service === undefined ? unowned : sourceOfService(board, service.id)),
    detailType: event.detailType ?? (detailTypeCasing === 'kebab' ? kebab(name) : name),
  };
}
