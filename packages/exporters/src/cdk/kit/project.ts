import type { SettingsRow } from '@stormbridge/model';
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
  /** How an event travels. */
  readonly envelope: EnvelopeStyle;
  /** Which product of EventBridge the bus is: rules with targets, or subscribers. */
  readonly flavour: SettingsRow['busFlavour'];
}

/** Packages that only one product of the bus needs: one has a client of the AWS SDK, for the other requests are signed. */
const CLIENTS: Readonly<Record<SettingsRow['busFlavour'], readonly string[]>> = {
  classic: ['@aws-sdk/client-eventbridge'],
  custom: ['@aws-sdk/credential-provider-node', '@smithy/core', '@smithy/signature-v4'],
};

/** `x.plain.ts` of the kit is `x.ts` in a project with plain events, and in no other; the same for the custom bus. */
const VARIANT = /\.(plain|custom)(?=\.ts$)/;

/** Version of every package of a generated project. */
const VERSION = '0.1.0';

/**
 * Everything in a generated project that does not come from the board, by path: the same project gives the same bytes.
 * A name that no npm scope can have throws, so it has to be checked before.
 */
export function kitFiles({ name, description, services, envelope, flavour }: KitProject): Record<string, string> {
  if (!/^[a-z][a-z0-9-]{0,19}$/.test(name) || reservedNames().has(name))
    throw new TypeError(`"${name}" cannot be the name of a generated project`);
  const files: Record<string, string> = {};
  for (const [path, text] of Object.entries(kitOf(new Set([envelope, flavour])))) files[path] = withScope(text, name);
  const root = JSON.parse(KIT['package.json'] ?? '{}') as Record<string, unknown>;
  files['package.json'] = json({ ...root, name, description });
  const runtime = 'packages/event-kit';
  files[`${runtime}/package.json`] = manifestOf(files, runtime, CLIENTS[flavour === 'custom' ? 'classic' : 'custom']);
  for (const service of services) {
    files[`services/${service}/package.json`] = json(serviceManifest(name, service));
    files[`services/${service}/cdk.json`] = KIT['cdk.json'] ?? '';
  }
  files['package-lock.json'] = lockFile({ name, workspaces: workspacesOf(files) });
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The texts of the kit in these variants. */
function kitOf(chosen: ReadonlySet<string>): Record<string, string> {
  const variantOf = (path: string): string | undefined => VARIANT.exec(path)?.[1];
  const common = Object.entries(KIT).filter(([path]) => variantOf(path) === undefined);
  const special = Object.entries(KIT).filter(([path]) => chosen.has(variantOf(path) ?? ''));
  return Object.fromEntries([...common, ...special.map(([path, text]) => [path.replace(VARIANT, ''), text] as const)]);
}

/** The manifest of a package without some of its dependencies, and without exports whose files the project has not. */
function manifestOf(files: Readonly<Record<string, string>>, folder: string, without: readonly string[]): string {
  type Entries = Readonly<Record<string, string>>;
  const manifest = JSON.parse(files[`${folder}/package.json`] ?? '{}') as { exports: Entries; dependencies: Entries };
  const { exports, dependencies } = manifest;
  const offered = Object.entries(exports).filter(([, file]) => file.replace(/^\./, folder) in files);
  const kept = Object.entries(dependencies).filter(([name]) => !without.includes(name));
  return json({ ...manifest, exports: Object.fromEntries(offered), dependencies: Object.fromEntries(kept) });
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
