import type { EnvelopeStyle } from './envelopes.ts';
import { KIT } from './kit.generated.ts';
import { lockFile, reservedNames, type Workspace } from './lock.ts';
import { withScope } from './scope.ts';

export interface KitProject {
  /** Scope of the packages, prefix of stacks and parameters: `[a-z][a-z0-9-]{0,19}`, none of `reservedNames()`. */
  readonly name: string;
  /** One sentence for package.json. */
  readonly description: string;
  /** Folder names under `services/`. */
  readonly services: readonly string[];
  /** How an event travels: `x.plain.ts` of the kit is `x.ts` in a project with plain events, and in no other. */
  readonly envelope: EnvelopeStyle;
}

const PLAIN = /\.plain\.ts$/;

/** Version of every package of a generated project. */
const VERSION = '0.1.0';

/**
 * Everything in a generated project that does not come from the board, by path: the same project gives the same bytes.
 * A name that no npm scope can have throws, so it has to be checked before.
 */
export function kitFiles({ name, description, services, envelope }: KitProject): Record<string, string> {
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(name) || reservedNames().has(name))
    throw new TypeError(`"${name}" cannot be the name of a generated project`);
  const files: Record<string, string> = {};
  for (const [path, text] of Object.entries(KIT)) {
    if (PLAIN.test(path)) continue;
    const plain = envelope === 'plain' ? KIT[path.replace(/\.ts$/, '.plain.ts')] : undefined;
    files[path] = withScope(plain ?? text, name);
  }
  const root = JSON.parse(KIT['package.json'] ?? '{}') as Record<string, unknown>;
  files['package.json'] = json({ ...root, name, description });
  for (const service of services) {
    files[`services/${service}/package.json`] = json(serviceManifest(name, service));
    files[`services/${service}/cdk.json`] = KIT['cdk.json'] ?? '';
  }
  files['package-lock.json'] = lockFile({ name, workspaces: workspacesOf(files) });
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function serviceManifest(scope: string, service: string): Record<string, unknown> {
  const dependencies = Object.fromEntries(
    ['cdk-kit', 'contracts', 'event-kit'].map((kit) => [`@${scope}/${kit}`, VERSION]),
  );
  return { name: `@${scope}/${service}`, version: VERSION, private: true, type: 'module', dependencies };
}

/** Every package.json but the root's. */
function workspacesOf(files: Readonly<Record<string, string>>): Workspace[] {
  return Object.entries(files).flatMap(([path, text]) => {
    if (!path.endsWith('/package.json')) return [];
    const { name, dependencies = {} } = JSON.parse(text) as Partial<Workspace> & { readonly name: string };
    return [{ path: path.slice(0, -'/package.json'.length), name, dependencies }];
  });
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
