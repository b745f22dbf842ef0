import type { EventMetadata } from './generated/types.ts';

/** Says whether a value keeps a contract, and in `errors` why the last one did not. */
export interface Validate {
  (value: unknown): boolean;
  errors?: readonly { readonly instancePath: string; readonly message?: string }[] | null;
}

/** One version of an event: where it belongs, and its schema. The type of its data travels along. */
export interface EventContract<Name extends string = string, Version extends number = number, Data = unknown> {
  readonly kind: 'event';
  readonly key: `${Name}.v${Version}`;
  readonly name: Name;
  readonly version: Version;
  readonly source: string;
  readonly detailType: string;
  readonly producer: string;
  /** What every way behind the bus takes of it, where one takes less than the bus. */
  readonly maxBytes?: number;
  readonly schema: object;
  /** In bundles, instead of the schema: its check, made before. */
  readonly validate?: Validate;
  /** Only a type: there is no such field at run time. */
  readonly data?: Data;
}

/** One version of a command: the one service that answers it, and the schema of its data. */
export interface CommandContract<Name extends string = string, Version extends number = number, Data = unknown> {
  readonly kind: 'command';
  readonly key: `${Name}.v${Version}`;
  readonly name: Name;
  readonly version: Version;
  readonly service: string;
  readonly schema: object;
  /** In bundles, instead of the schema: its check, made before. */
  readonly validate?: Validate;
  /** Only a type: there is no such field at run time. */
  readonly data?: Data;
}

export type Contract = EventContract | CommandContract;
export type DataOf<C extends Contract> = NonNullable<C['data']>;

/** An event with everything that it says about itself; `wire.ts` says how it travels. */
export interface Envelope<Data = unknown> {
  readonly metadata: EventMetadata;
  readonly data: Data;
}
