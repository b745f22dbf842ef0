import { SERVICES } from '@kit/contracts/catalog';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(path.sep).join('/'))
  .filter((file) => !/(^|\/)(node_modules|cdk\.out)\//.test(file));
const importsOf = (file: string): string[] =>
  [...readFileSync(path.join(root, file), 'utf8').matchAll(/(?:from|import) '([^']+)'/g)].map(([, name = '']) => name);
/** What a relative import points at, from the root of the project. */
const targetOf = (file: string, name: string): string => path.posix.join(path.posix.dirname(file), name);

describe.each(SERVICES.map(({ name }) => name))('%s', (service) => {
  const own = files.filter((file) => file.startsWith(`services/${service}/`) && file.endsWith('.ts'));
  const others = ['platform', ...SERVICES.map(({ name }) => name)];
  it('uses no code of another service', () => {
    expect(own.length).toBeGreaterThan(0);
    for (const file of own) {
      for (const name of importsOf(file)) {
        if (name.startsWith('.')) expect(targetOf(file, name), file).toMatch(new RegExp(`^services/${service}/`));
        else expect(others, `${file} imports ${name}`).not.toContain(name.replace(/^@[^/]+\/([^/]+).*$/, '$1'));
      }
    }
  });
  it('keeps samples and answers for tests out of its code', () => {
    const code = `services/${service}/src/`;
    const imports = own
      .filter((file) => file.startsWith(code))
      .flatMap((file) => importsOf(file).map((name) => ({ file, name })));
    expect(imports.filter(({ name }) => name.endsWith('/testing'))).toEqual([]);
    const near = imports.filter(({ name }) => name.startsWith('.'));
    expect(near.filter(({ file, name }) => !targetOf(file, name).startsWith(code))).toEqual([]);
  });
  it('decides and shows by code that knows no AWS', () => {
    const domain = own.filter((file) => file.startsWith(`services/${service}/src/domain/`)).flatMap(importsOf);
    expect(domain.filter((name) => /aws|\/event-kit$/.test(name))).toEqual([]);
  });
  it('has tests of its own', () => {
    expect(own.filter((file) => file.startsWith(`services/${service}/test/`) && file.endsWith('.test.ts'))).not.toEqual(
      [],
    );
  });
  it('is deployed on its own', () => {
    expect(own).toContain(`services/${service}/bin/app.ts`);
    expect(files).toContain(`services/${service}/cdk.json`);
  });
});

it('names exact versions of everything it depends on', () => {
  const manifests = files.filter((file) => path.basename(file) === 'package.json');
  expect(manifests.length).toBeGreaterThan(SERVICES.length);
  for (const manifest of manifests) {
    type Versions = Record<string, string>;
    const text = readFileSync(path.join(root, manifest), 'utf8');
    const { dependencies, devDependencies } = JSON.parse(text) as {
      dependencies?: Versions;
      devDependencies?: Versions;
    };
    for (const version of Object.values({ ...dependencies, ...devDependencies }))
      expect(version, manifest).toMatch(/^\d+\.\d+\.\d+$/);
  }
});
