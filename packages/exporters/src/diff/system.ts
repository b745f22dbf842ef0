import { type Board, settingsOf } from '@stormbridge/model';
import { constructsOf } from '../cdk/inventory/constructs.ts';
import { type Catalog, keyOf, type Schema } from '../cdk/kit/index.ts';
import { planOf } from '../cdk/plan/plan.ts';
import type { Plan } from '../cdk/plan/types.ts';
import { contractSchemas } from '../cdk/project.ts';

/** One row of what a system is made of, as plain JSON values by field. */
export type Facts = Readonly<Record<string, unknown>>;
export type FactTable = ReadonlyMap<string, Facts>;

/** What a board becomes, laid out for comparison: rows by a key that stays when stickies are renamed. */
export interface System {
  readonly settings: Facts;
  readonly services: FactTable;
  /** How many of each construct the stack of a service has. */
  readonly constructs: FactTable;
  readonly events: FactTable;
  readonly commands: FactTable;
  readonly subscriptions: FactTable;
  readonly timers: FactTable;
  /** Ways in that are no commands: what systems outside report, what is read. */
  readonly others: FactTable;
  /** By key of the event or command. */
  readonly schemas: ReadonlyMap<string, Schema>;
}

/** What a board without export problems becomes. */
export function systemOf(board: Board): System {
  const plan = planOf(board);
  const { catalog, events, commands } = contractSchemas(plan);
  const { domain, bus, services, subscriptions, timers } = catalog;
  const { envelope, busFlavour, authoriser } = settingsOf(board);
  return {
    settings: { project: domain, bus, busFlavour, envelope, authoriser },
    services: joined(
      table(services, ({ name }) => name, ['name', 'title']),
      storesOf(plan),
    ),
    constructs: new Map(plan.services.map((service) => [service.name, constructsOf(plan, service)])),
    events: table(catalog.events, keyOf, ['name', 'version']),
    commands: table(catalog.commands, keyOf, ['name', 'version']),
    subscriptions: joined(
      table(subscriptions, ({ consumer, id }) => `${consumer}/${id}`, ['consumer', 'id']),
      deliveryOf(plan),
    ),
    timers: table(timers, ({ service, id }) => `${service}/${id}`, ['service', 'id']),
    others: otherWaysIn(catalog),
    schemas: new Map([...Object.entries(events), ...Object.entries(commands)]),
  };
}

/** What the plan knows of a subscription and the catalogue does not say. */
const deliveryOf = (plan: Plan): FactTable =>
  new Map(
    plan.services.flatMap(({ name, subscriptions }) =>
      subscriptions.map(({ id, join, partitionBy, endpoint }): [string, Facts] => [
        `${name}/${id}`,
        { joinBy: join?.by, timeout: join?.timeout, partitionBy, endpoint: endpoint?.url },
      ]),
    ),
  );

/** The data stores of the board that are stores of the code. */
const storesOf = (plan: Plan): FactTable =>
  new Map(
    plan.services.map(({ name, stores }): [string, Facts] => [
      name,
      { stores: stores.filter((store) => store.table !== null).map((store) => `${store.name} (${store.kind})`) },
    ]),
  );

/** Rows with what another table says of them. */
const joined = (rows: FactTable, more: FactTable): FactTable =>
  new Map([...rows].map(([key, row]) => [key, { ...row, ...more.get(key) }]));

const LISTED = new Set(['services', 'events', 'commands', 'subscriptions', 'timers']);

/** Every other list of the catalogue: whatever rows it has, each is told by the words that it holds. */
function otherWaysIn(catalog: Catalog): FactTable {
  const rows = Object.entries(catalog).flatMap(([list, value]): [string, Facts][] => {
    if (LISTED.has(list) || !Array.isArray(value)) return [];
    return (value as readonly Facts[]).map((row) => [`${list}/${nameOf(row)}`, row]);
  });
  return new Map(rows);
}

const nameOf = (row: Facts): string =>
  [row['service'], row['id'] ?? row['name'] ?? row['route'] ?? row['event']]
    .filter((part) => part !== undefined)
    .join('/');

/** Rows by key, without the fields that are the key or say nothing to a machine. */
function table<T extends object>(rows: readonly T[], key: (row: T) => string, left: readonly string[]): FactTable {
  return new Map(
    rows.map((row) => [key(row), Object.fromEntries(Object.entries(row).filter(([field]) => !left.includes(field)))]),
  );
}
