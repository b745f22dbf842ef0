import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { embedded, registryPackages, target } from '../../../scripts/embed-kit.ts';
import { kitFiles, lockFile, reservedNames, withScope } from './index.ts';
import { KIT } from './kit.generated.ts';

const project = {
  name: 'shop',
  description: 'A shop.',
  services: ['billing', 'order'],
  envelope: 'metadataData',
  flavour: 'classic',
} as const;

describe('the embedded kit', () => {
  it('[K1] is what is in kit/: run scripts/embed-kit.ts after a change', () => {
    expect(readFileSync(target, 'utf8')).toBe(embedded());
  });

  it('[K1] has no text of a board and none of ours', () => {
    expect(Object.keys(KIT)).not.toContain('INTERFACE.md');
    // The folder of the bond with the board is the one exception: formatters leave it alone.
    for (const [path, text] of Object.entries(KIT))
      expect(text.replace(/^\.stormbridge$/m, ''), path).not.toMatch(/stormbridge/i);
  });

  it('[K2] names its packages by one scope, and only in imports and manifests', () => {
    for (const [path, text] of Object.entries(KIT)) {
      if (path.endsWith('.json')) continue;
      for (const line of text.split('\n').filter((one) => one.includes('@kit/')))
        expect(line, path).toMatch(/from '@kit\/(contracts|event-kit|cdk-kit)(\/[a-z]+)?';$/);
    }
  });

  it('[K50] gives a project the one style of envelope that it has, and nothing of the other', () => {
    const metadata = kitFiles(project);
    const plain = kitFiles({ ...project, envelope: 'plain' });
    expect(Object.keys(plain)).toEqual(Object.keys(metadata));
    expect(Object.keys(plain).filter((path) => path.includes('.plain'))).toEqual([]);
    const other = Object.keys(plain).filter((path) => plain[path] !== metadata[path]);
    expect(other).toEqual([
      'contracts/derive/envelope.ts',
      'contracts/src/wire.ts',
      'packages/cdk-kit/src/bus-detail.ts',
    ]);
    expect(plain['contracts/src/wire.ts']).toContain('eventTime');
    expect(metadata['contracts/src/wire.ts']).not.toContain('eventTime');
  });

  it('[K42] gives a project the one product of the bus that it has, and nothing of the other', () => {
    const classic = kitFiles(project);
    const custom = kitFiles({ ...project, flavour: 'custom' });
    expect(Object.keys(custom).filter((path) => path.includes('.custom'))).toEqual([]);
    const other = Object.keys(custom).filter((path) => custom[path] !== classic[path]);
    expect(other).toEqual([
      'package-lock.json',
      'packages/cdk-kit/src/routing.ts',
      'packages/cdk-kit/src/targets.ts',
      'packages/cdk-kit/src/timer-event.ts',
      'packages/event-kit/package.json',
      'packages/event-kit/src/bus.ts',
      'packages/event-kit/src/find-bus.ts',
      'packages/event-kit/src/publisher.ts',
      'packages/event-kit/src/put-scheduled.ts',
      'packages/event-kit/src/signed-post.ts',
      'packages/event-kit/test/bus.test.ts',
      'packages/event-kit/test/find-bus.test.ts',
      'packages/event-kit/test/publisher.test.ts',
      'packages/event-kit/test/put-scheduled.test.ts',
      'platform/lib/domain-bus.ts',
      'test/routes.ts',
      'test/straight-to-bus.test.ts',
      'test/straight-to-bus.ts',
    ]);
    expect(Object.values(classic).join('')).not.toContain('eventsv2');
    const text = (path: string): string => custom[path] ?? '';
    expect(text('packages/cdk-kit/src/routing.ts')).toContain('CfnSubscriber');
    for (const path of ['packages/event-kit/package.json', 'package-lock.json']) {
      expect(text(path)).not.toContain('client-eventbridge');
      expect(text(path)).toContain('@smithy/signature-v4');
    }
    expect(classic['packages/event-kit/package.json']).not.toContain('@smithy');
    expect(classic['package-lock.json']).toContain('client-eventbridge');
  });

  it('[K54] has a workflow for CI that runs only what the project has', () => {
    const files = kitFiles(project);
    const { scripts } = JSON.parse(files['package.json'] ?? '') as { scripts: Record<string, string> };
    const commands = [...(files['.github/workflows/ci.yml'] ?? '').matchAll(/run: npm (?:run )?(\S+)/g)].map(
      ([, name = '']) => name,
    );
    expect(commands).toEqual(['ci', 'test', 'lint', 'synth']);
    expect(Object.keys(scripts)).toEqual(expect.arrayContaining(commands.slice(1)));
    expect(scripts['test']).toContain('npm run contracts:check');
  });

  it('[K77] has a workflow that publishes contracts with a deployment to another stage than dev, and keeps them', () => {
    const { steps } = parse(kitFiles(project)['.github/workflows/deploy.yml'] ?? '').jobs.deploy as {
      steps: readonly { readonly run?: string; readonly if?: string }[];
    };
    const at = (text: string): number => steps.findIndex(({ run = '' }) => run.includes(text));
    expect(at('npm test')).toBeGreaterThan(0);
    expect(at('cdk deploy')).toBeGreaterThan(at('npm test'));
    expect(at('contracts:release')).toBeGreaterThan(at('cdk deploy'));
    expect(at('git push')).toBeGreaterThan(at('contracts:release'));
    expect(steps[at('git push')]?.run).toMatch(/git push \|\| \{ echo "::error::.*contracts:release.*; exit 1; \}/);
    for (const step of steps.slice(at('contracts:release'))) expect(step.if).toBe("inputs.stage != 'dev'");
  });

  it('[K2] keeps every file under 400 lines', () => {
    for (const [path, text] of Object.entries(KIT)) expect(text.split('\n').length, path).toBeLessThan(400);
  });
});

describe('the scope of a project', () => {
  const names = ['first', 'second', 'third'].map((name) => `${name}${'x'.repeat(20)}`);
  const line = `import { ${names.join(', ')} } from '@kit/event-kit';`;
  const broken = `import {\n${names.map((name) => `  ${name},\n`).join('')}} from '@kit/event-kit';`;

  it('[K3] lays imports out as Prettier does for the length of the name', () => {
    expect(withScope(line, 'a')).toBe(line.replace('kit/', 'a/'));
    expect(withScope(broken, 'a')).toBe(line.replace('kit/', 'a/'));
    expect(withScope(line, 'x'.repeat(20))).toBe(broken.replace('kit/', `${'x'.repeat(20)}/`));
  });

  it('[K3] leaves a kit of its own scope as it is', () => {
    for (const [path, text] of Object.entries(KIT)) expect(withScope(text, 'kit'), path).toBe(text);
  });
});

describe('kitFiles', () => {
  it('[K4] gives the same bytes for the same project', () => {
    expect(kitFiles(project)).toEqual(kitFiles(project));
    expect(JSON.stringify(kitFiles(project))).toBe(JSON.stringify(kitFiles(project)));
  });

  it('[K4] gives each service a package and an app of its own', () => {
    const files = kitFiles(project);
    for (const service of project.services) {
      expect(JSON.parse(files[`services/${service}/package.json`] ?? '')).toMatchObject({ name: `@shop/${service}` });
      expect(files[`services/${service}/cdk.json`]).toBe(files['cdk.json']);
    }
    expect(JSON.parse(files['package.json'] ?? '')).toMatchObject({ name: 'shop', description: 'A shop.' });
    expect(Object.values(files).join('')).not.toContain('@kit/');
  });

  it.each(['', 'Shop', '../x', 'a b', 'x'.repeat(21), 'types', 'kit', 'esbuild', '__proto__'])(
    '[K5] refuses %j as the name of a project',
    (name) => {
      expect(() => kitFiles({ ...project, name })).toThrow(TypeError);
    },
  );

  it('[K6] pins every version exactly', () => {
    for (const [path, text] of Object.entries(kitFiles(project))) {
      if (!path.endsWith('package.json')) continue;
      const { dependencies, devDependencies } = JSON.parse(text);
      for (const version of Object.values({ ...dependencies, ...devDependencies }))
        expect(version, path).toMatch(/^\d+\.\d+\.\d+$/);
    }
  });

  it('[K6] takes every recommended feature flag and sends no telemetry', () => {
    const { notices, context } = JSON.parse(KIT['cdk.json'] ?? '');
    expect(notices).toBe(false);
    expect(context['cli-telemetry']).toBe(false);
    expect(Object.keys(context).length).toBeGreaterThanOrEqual(90);
    expect(KIT['platform/cdk.json']).toBe(KIT['cdk.json']);
  });
});

describe('package-lock.json', () => {
  const lock = JSON.parse(kitFiles(project)['package-lock.json'] ?? '');

  it('[K7] has every workspace and the root as their manifests have them', () => {
    const files = kitFiles(project);
    const root = JSON.parse(files['package.json'] ?? '');
    expect(lock.packages['']).toEqual({
      name: 'shop',
      version: root.version,
      workspaces: root.workspaces,
      devDependencies: root.devDependencies,
      engines: root.engines,
    });
    for (const [path, text] of Object.entries(files)) {
      if (!path.endsWith('/package.json')) continue;
      const { name, version, dependencies } = JSON.parse(text);
      const folder = path.replace('/package.json', '');
      expect(lock.packages[folder]).toEqual({ name, version, ...(dependencies === undefined ? {} : { dependencies }) });
      expect(lock.packages[`node_modules/${name}`]).toEqual({ resolved: folder, link: true });
    }
  });

  it('[K7] has a hash and no address for everything from the registry', () => {
    const entries = Object.entries<{ integrity?: string; inBundle?: boolean; link?: boolean }>(lock.packages);
    const fromRegistry = (entry: { inBundle?: boolean; link?: boolean }) => !entry.link && !entry.inBundle;
    const registry = entries.filter(([place, entry]) => place.includes('node_modules/') && fromRegistry(entry));
    expect(registry.length).toBeGreaterThan(200);
    for (const [place, entry] of registry) {
      expect(entry.integrity, place).toMatch(/^sha512-/);
      expect(entry, place).not.toHaveProperty('resolved');
    }
    expect(JSON.stringify(lock)).not.toMatch(/https?:\/\/[^"]*\.tgz/);
  });

  it('[K7] has every version that a manifest asks for', () => {
    for (const [path, text] of Object.entries(kitFiles(project))) {
      if (!path.endsWith('package.json')) continue;
      const { dependencies, devDependencies } = JSON.parse(text);
      const folder = path.replace(/\/?package\.json$/, '');
      for (const [name, version] of Object.entries({ ...dependencies, ...devDependencies })) {
        const nested = lock.packages[`${folder}/node_modules/${name}`];
        const hoisted = lock.packages[`node_modules/${name}`];
        if (hoisted?.link !== true) expect((nested ?? hoisted)?.version, `${path} ${name}`).toBe(version);
      }
    }
  });

  it('[K7] has every folder before what is nested in it, which npm would lose otherwise', () => {
    const places = Object.keys(lock.packages);
    expect(places).toEqual([...places].sort());
    const nested = places.filter((place) => /^[^/]+\/[^/]+\/node_modules\//.test(place));
    for (const place of nested)
      expect(places.indexOf(place.replace(/\/node_modules\/.*$/, ''))).toBeLessThan(places.indexOf(place));
    expect(nested).not.toEqual([]);
  });

  it('[K7] refuses a dependency that it cannot lock', () => {
    const stranger = { path: 'services/x', name: '@shop/x', dependencies: { 'left-pad': '1.3.0' } };
    expect(() => lockFile({ name: 'shop', workspaces: [stranger] })).toThrow('left-pad');
  });

  it('[K8] is taken from a real installation, without its own packages and addresses', () => {
    const packages = {
      '': {},
      contracts: {},
      'node_modules/@kit/contracts': { link: true, resolved: 'contracts' },
      'node_modules/ajv': { version: '6.0.0', resolved: 'https://registry.example/ajv.tgz' },
      'packages/event-kit/node_modules/ajv': { version: '8.0.0' },
    };
    expect(registryPackages({ packages })).toEqual({
      'node_modules/ajv': { version: '6.0.0' },
      'packages/event-kit/node_modules/ajv': { version: '8.0.0' },
    });
  });

  it('[K5] knows the scopes that its packages use', () => {
    expect([...reservedNames()]).toEqual(expect.arrayContaining(['types', 'aws-sdk', 'esbuild', 'kit', 'vitest']));
  });
});
