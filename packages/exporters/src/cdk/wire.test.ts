import { type BoardChange, patch } from '@stormbridge/model';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { shop } from '../testing/shop.ts';
import { tools } from '../testing/tools.ts';
import { ENVELOPES, eventPattern } from './kit/index.ts';
import { planOf } from './plan/plan.ts';
import { projectFiles } from './project.ts';

const settings = (changes: object): BoardChange => patch('settings', 'settings', changes);
const project = async (...changes: readonly BoardChange[]): Promise<Map<string, string>> =>
  new Map((await projectFiles(shop(...changes), tools)).map(({ path, text }) => [path, text]));
const json = (text: string | undefined): Readonly<Record<string, unknown>> => JSON.parse(text ?? '{}');

describe('how events are called and how they travel', () => {
  const styled = [
    settings({ envelope: 'plain', detailTypeCasing: 'kebab', sourcePrefix: 'org.acme' }),
    // A pinned name stays as it is.
    patch('elements', 'e2', { detailType: 'PaymentOK' }),
  ];

  it('[X173] casing and prefix reach catalogue, registry, AsyncAPI and generated contracts', async () => {
    const files = await project(...styled);
    const { events } = json(files.get('contracts/catalog.json')) as unknown as {
      events: readonly { name: string; source: string; detailType: string }[];
    };
    expect(events.length).toBeGreaterThan(5);
    for (const { name, source, detailType } of events) {
      expect(source).toMatch(/^org\.acme\.[a-z-]+$/);
      const kebab = name.replace(/(?<=.)([A-Z])/g, '-$1').toLowerCase();
      expect(detailType).toBe(name === 'PaymentAuthorised' ? 'PaymentOK' : kebab);
      const document = files.get(`contracts/registry/${source}@${name}-v1.json`);
      expect(document).toContain(`"x-amazon-events-detail-type": "${detailType}"`);
      expect(document).toContain(`"x-amazon-events-source": "${source}"`);
      expect(files.get('contracts/src/generated/contracts.ts')).toContain(`detailType: "${detailType}"`);
      expect(files.get('contracts/asyncapi.json')).toContain(`${source} / ${detailType}`);
    }
    const all = [...files.values()].join('\n');
    expect(all).not.toContain('com.example.');
  });

  it('[X173] casing and prefix reach the patterns of rules', () => {
    const plan = planOf(shop(...styled));
    const one = plan.services.flatMap(({ subscriptions }) => subscriptions).find(({ row }) => row === 'u1');
    const pattern = eventPattern(one?.interest ?? '*', ENVELOPES[plan.envelope].versionPattern);
    expect(pattern).toEqual({ source: ['org.acme.order'], 'detail-type': ['order-placed'], detail: { version: [1] } });
  });

  it.each(['metadataData', 'plain'] as const)('[X72] %s: every sample keeps its schema', async (envelope) => {
    const files = await project(settings({ envelope }));
    const samples = [...files.keys()].filter((path) => path.startsWith('contracts/samples/events/'));
    expect(samples.length).toBeGreaterThan(5);
    for (const path of samples) {
      const ajv = formats.default(new Ajv2020({ strict: true, strictRequired: false, allErrors: true }));
      const valid = ajv.compile(json(files.get(path.replace('samples', 'schemas'))));
      expect(valid(json(files.get(path))), `${path} ${ajv.errorsText(valid.errors)}`).toBe(true);
      expect(json(files.get(path))).toHaveProperty(envelope === 'plain' ? 'correlationId' : 'metadata.correlationId');
    }
  });

  it('[K50] everything but contracts, their two files and the template of API Gateway is the same in both styles', async () => {
    const [metadata, plain] = [await project(), await project(settings({ envelope: 'plain' }))];
    const other = [...plain.keys()].filter((path) => plain.get(path) !== metadata.get(path));
    expect([...plain.keys()]).toEqual([...metadata.keys()]);
    const allowed =
      /^contracts\/(schemas|samples|registry)\/|^contracts\/(derive\/envelope|src\/wire|src\/generated\/types|src\/generated\/contracts)\.ts$|^packages\/cdk-kit\/src\/bus-detail\.ts$/;
    expect(other.filter((path) => !allowed.test(path))).toEqual([]);
    expect(other).toContain('contracts/src/wire.ts');
  });
});
