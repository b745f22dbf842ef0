import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  breakingCommand,
  breakingRelease,
  keyOf,
  type CommandRelease,
  type DeriveInput,
  type Release,
} from '../derive/index.ts';
import { readFolder, repository } from './disk.ts';

const folder = path.join(repository, 'contracts/baseline');

/** Versions by key: of events, and of the commands that have a public route. */
export interface Published {
  readonly events: Readonly<Record<string, Release>>;
  readonly commands: Readonly<Record<string, CommandRelease>>;
}

/** Every version as it is now. */
export function releases({ catalog, events, commands }: DeriveInput): Published {
  return {
    events: Object.fromEntries(
      catalog.events.map((event) => {
        const { source, detailType, producer } = event;
        return [keyOf(event), { source, detailType, producer, schema: events[keyOf(event)] ?? {} }];
      }),
    ),
    commands: Object.fromEntries(
      catalog.commands.flatMap((command) => {
        const { service, route } = command;
        return route === null ? [] : [[keyOf(command), { service, route, schema: commands[keyOf(command)] ?? {} }]];
      }),
    ),
  };
}

/** The versions that others rely on: what `release.ts` wrote, and nothing before that. */
export const readBaseline = async (): Promise<Published> => ({
  events: (await readFolder(path.join(folder, 'events'))) as Published['events'],
  commands: (await readFolder(path.join(folder, 'commands'))) as Published['commands'],
});

export async function writeBaseline(published: Published): Promise<void> {
  for (const kind of ['events', 'commands'] as const) {
    await mkdir(path.join(folder, kind), { recursive: true });
    for (const [key, release] of Object.entries(published[kind]))
      await writeFile(path.join(folder, kind, `${key}.json`), `${JSON.stringify(release, null, 2)}\n`);
  }
}

export const keysOf = ({ events, commands }: Published): string[] => [...Object.keys(events), ...Object.keys(commands)];

/** How the contracts break what was published, in sentences. */
export function breaches(published: Published, input: DeriveInput): string[] {
  const now = releases(input);
  const broken = (key: string, changes: readonly string[]): string[] =>
    changes.map((change) => `${key} breaks its published version: ${change}`);
  return [
    ...Object.entries(published.events).flatMap(([key, before]) => {
      const after = now.events[key];
      // A version that is gone is fine once nobody listens: a subscription to it would not pass the catalogue's check.
      return after === undefined ? [] : broken(key, breakingRelease(before, after));
    }),
    ...Object.entries(published.commands).flatMap(([key, before]) => {
      const after = now.commands[key];
      // Nobody knows who calls a route: that it is gone is for a person to say.
      const gone = `its route ${before.route} is gone. When nobody calls it, delete contracts/baseline/commands/${key}.json`;
      return broken(key, after === undefined ? [gone] : breakingCommand(before, after));
    }),
  ];
}
