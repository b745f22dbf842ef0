/** What `contracts/catalog.json` holds: who publishes, who listens, who is asked. The schemas are beside it. */
export interface Catalog {
  /** Name of the project: prefix of stacks, SSM parameters and the schema registry. */
  readonly domain: string;
  readonly title: string;
  /** The physical name is `<bus>-<stage>`. */
  readonly bus: string;
  /** Who may call the public routes: callers that sign with IAM, or users of a pool. */
  readonly authoriser: 'signature' | 'userPool';
  readonly services: readonly Service[];
  readonly events: readonly EventVersion[];
  /** Keys of versions that were published once and that nobody publishes any more. */
  readonly retired: readonly string[];
  readonly commands: readonly CommandVersion[];
  readonly reports: readonly Report[];
  readonly cloudEvents: readonly CloudEvent[];
  readonly readModels: readonly ReadModel[];
  readonly subscriptions: readonly Subscription[];
  readonly timers: readonly Timer[];
}

export interface Service {
  readonly name: string;
  readonly title: string;
  readonly context: string;
  readonly team: string;
  readonly purpose: string;
}

export interface EventVersion {
  readonly name: string;
  readonly version: number;
  readonly source: string;
  readonly detailType: string;
  readonly producer: string;
  readonly aggregate: string | null;
}

export interface CommandVersion {
  readonly name: string;
  readonly version: number;
  readonly service: string;
  readonly aggregate: string | null;
  readonly mode: 'sync' | 'async';
  /** Path of the public route, or null for a command that only policies and timers issue. */
  readonly route: string | null;
  /** Keys of the events that it can lead to. */
  readonly leadsTo: readonly string[];
  /** Key of the event that the API puts on the bus itself, or null where the command goes to its service. */
  readonly publishes: string | null;
}

/** What a service of AWS says on the default bus and one of our services tells as its own event. */
export interface CloudEvent {
  /** Unique in its service. */
  readonly id: string;
  /** Key of the event that follows. */
  readonly event: string;
  readonly service: string;
  readonly source: string;
  readonly detailType: string;
  readonly text: string;
}

/** What a service shows by `GET /<route>/{id}`. */
export interface ReadModel {
  /** Prefix of its rows. */
  readonly name: string;
  readonly service: string;
  readonly route: string;
}

/** An external system tells a service that something happened. */
export interface Report {
  /** Key of the event, `<Name>.v<version>`. */
  readonly event: string;
  readonly service: string;
  readonly route: string;
}

export interface Subscription {
  /** Unique in its service. */
  readonly id: string;
  readonly consumer: string;
  /** Keys of events, everything from one source, or `*` for the whole bus. */
  readonly events: readonly string[] | '*' | { readonly source: string };
  readonly via: 'queue' | 'direct' | 'fan-out' | 'stream' | 'workflow' | 'destination';
  readonly reason: 'policy' | 'read-model' | 'record' | 'external-system';
  readonly text: string;
  /** Keys of the commands that a policy issues. */
  readonly issues: readonly string[];
  /** Of a policy that waits for all its events: the field by which they find each other. */
  readonly together?: string;
  /** File of the service that exports `handler`; null where EventBridge itself tells a system outside. */
  readonly handler: string | null;
  /** Of a stream: the field of the data that keeps events in order among themselves. */
  readonly partitionBy?: string;
  /** Of a destination: where EventBridge tells the system. */
  readonly endpoint?: string;
}

export interface Timer {
  readonly id: string;
  readonly service: string;
  readonly schedule: string;
  readonly timezone: string;
  readonly text: string;
  readonly command: string | null;
  readonly event: string | null;
  /** What the scheduler sends; null when only the service can tell. */
  readonly data: Readonly<Record<string, unknown>> | null;
}

export type Schema = Readonly<Record<string, unknown>>;

/** `OrderPlaced.v1`: how one version of an event or command is named everywhere. */
export const keyOf = ({ name, version }: { readonly name: string; readonly version: number }): string =>
  `${name}.v${version}`;

/** `OrderPlacedV1`: its name as a type and a constant. */
export const typeNameOf = ({ name, version }: { readonly name: string; readonly version: number }): string =>
  `${name}V${version}`;

/** Order of strings that does not depend on the machine's language. */
export const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export const isSchema = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
