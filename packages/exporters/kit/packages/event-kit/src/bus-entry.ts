import { toDetail } from '@kit/contracts';
import type { OutgoingEvent } from './envelope.ts';

/** One request, and so one event, carries up to 1 MB (256 KB before January 2026). */
export const MAX_REQUEST_BYTES = 1024 * 1024;

/** One event for the bus, as PutEvents takes it. */
export interface BusEntry {
  readonly Source: string;
  readonly DetailType: string;
  readonly Detail: string;
  readonly Time: Date;
  readonly TraceHeader?: string;
}

/** What became of an entry: it was put on the bus only when it has an id and no error. */
export interface BusResult {
  readonly EventId?: string | undefined;
  readonly ErrorCode?: string | undefined;
  readonly ErrorMessage?: string | undefined;
}

export function toEntry({ source, detailType, envelope }: OutgoingEvent): BusEntry {
  const { time, traceId } = envelope.metadata;
  return {
    Source: source,
    DetailType: detailType,
    Detail: JSON.stringify(toDetail(envelope)),
    Time: new Date(time),
    ...(traceId === undefined ? {} : { TraceHeader: traceId }),
  };
}

/** Size as EventBridge counts it: 14 bytes for the time plus source, detail type and detail in UTF-8. */
export function entryBytes({ Source, DetailType, Detail }: BusEntry): number {
  const texts = [Source, DetailType, Detail].map((text) => Buffer.byteLength(text, 'utf8'));
  return texts.reduce((sum, bytes) => sum + bytes, 14);
}
