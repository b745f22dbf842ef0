import type { Frame, Json, Point, TABLES, TableName } from './tables.ts';

type Value<F> = F extends { type: 'text' | 'string' | 'ref' | 'orderKey' }
  ? string
  : F extends { type: 'boolean' }
    ? boolean
    : F extends { type: 'integer' }
      ? number
      : F extends { type: 'choice'; values: readonly (infer V)[] }
        ? V
        : F extends { type: 'refs' | 'strings' }
          ? readonly string[]
          : F extends { type: 'point' }
            ? Point
            : F extends { type: 'frame' }
              ? Frame
              : F extends { type: 'json' }
                ? Json
                : never;

type Always<T> = { [K in keyof T]: T[K] extends { default: unknown } | { required: true } ? K : never }[keyof T];
type Flat<T> = { [K in keyof T]: T[K] };

type Fields<T> = { readonly [K in Always<T>]: Value<T[K]> } & {
  readonly [K in Exclude<keyof T, Always<T>>]?: Value<T[K]> | undefined;
};

/** One row of a table as readers see it: fields with a default are always there. */
export type Row<T extends TableName> = Flat<{ readonly id: string } & Fields<(typeof TABLES)[T]>>;

type Given<T> = { [K in keyof T]: T[K] extends { required: true } ? K : never }[keyof T];
/** What an edit gives to make a row: defaults may be left out. */
export type NewRow<T extends TableName> = Flat<
  { readonly [K in Given<(typeof TABLES)[T]>]: Value<(typeof TABLES)[T][K]> } & {
    readonly [K in Exclude<keyof (typeof TABLES)[T], Given<(typeof TABLES)[T]>>]?:
      | Value<(typeof TABLES)[T][K]>
      | undefined;
  }
>;

/** Changed fields only; `null` takes a field away (a field with a default falls back to it). */
export type Patch<T extends TableName> = {
  readonly [K in keyof (typeof TABLES)[T]]?: Value<(typeof TABLES)[T][K]> | null;
};

export type ElementRow = Row<'elements'>;
export type FlowRow = Row<'flows'>;
export type AggregateRow = Row<'aggregates'>;
export type PlacementRow = Row<'placements'>;
export type ContextRow = Row<'contexts'>;
export type ServiceRow = Row<'services'>;
export type DataStoreRow = Row<'dataStores'>;
export type SubscriptionRow = Row<'subscriptions'>;
export type EventVersionRow = Row<'eventVersions'>;
export type FieldRow = Row<'fields'>;
export type TypeRow = Row<'types'>;
export type GlossaryRow = Row<'glossary'>;
export type BusRow = Row<'bus'>;
export type SettingsRow = Row<'settings'>;
