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
