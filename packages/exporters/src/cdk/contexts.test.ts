import { add, type BoardChange, patch } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { shop } from '../testing/shop.ts';
import { tools } from '../testing/tools.ts';
import { flowOf } from './plan/flows.ts';
import { planOf } from './plan/plan.ts';
import { projectFiles } from './project.ts';

const files = async (...changes: readonly BoardChange[]): Promise<Map<string, string>> =>
  new Map((await projectFiles(shop(...changes), tools)).map(({ path, text }) => [path, text]));

/** What of the catalogue people are told, and no code reads as an address. */
function withoutOwners(catalog: string | undefined): unknown {
  const { services, ...rest } = JSON.parse(catalog ?? '{}');
  return {
    ...rest,
    services: services.map(({ context: _, team: __, ...service }: Record<string, unknown>) => service),
  };
}

describe('bounded contexts', () => {
  it('[X143] a service that moves to another context keeps its folder, its names, sources and routes', async () => {
    const before = await files();
    const after = await files(
      add('contexts', 'c9', { name: 'Elsewhere', team: 'Team Ärger & Co' }),
      patch('services', 's3', { context: 'c9' }),
    );
    expect([...after.keys()]).toEqual([...before.keys()]);
    const changed = [...after].filter(([path, text]) => before.get(path) !== text).map(([path]) => path);
    expect(changed.sort()).toEqual([
      'CODEOWNERS',
      'README.md',
      'contracts/catalog.json',
      'docs/flow.md',
      'docs/runbook.md',
    ]);
    const catalog = 'contracts/catalog.json';
    expect(withoutOwners(after.get(catalog))).toEqual(withoutOwners(before.get(catalog)));
    expect(after.get('CODEOWNERS')).toContain('/services/archive/ @your-organisation/team-arger-co\n');
    expect(before.get('CODEOWNERS')).toContain('/services/archive/ @your-organisation/team-money\n');
  });

  it('[X144] contexts are chapters of the documentation, with their services in them', async () => {
    const flow = (await files()).get('docs/flow.md') ?? '';
    const chapters = flow.split(/^## /m).map((chapter) => chapter.split('\n')[0]);
    expect(chapters).toEqual(expect.arrayContaining(['Ordering', 'Billing']));
    const ordering = flow.split(/^## /m).find((chapter) => chapter.startsWith('Ordering\n')) ?? '';
    expect(ordering).toContain('### Order\n');
    expect(ordering).not.toContain('### Archive\n');
  });

  it('[X145] each command has a page that tells what is waited for and what is not', async () => {
    const all = await files();
    const page = all.get('docs/flows/place-order.md') ?? '';
    expect(page).toContain('```mermaid\nflowchart LR');
    expect(page).toContain('API Gateway: POST /place-order');
    const [waits = '', later = ''] = page.split('## Afterwards');
    expect(waits).toContain('API Gateway checks `POST /place-order` against the schema');
    expect(waits).toContain('the answer is 200');
    expect(later).toContain('relay');
    expect(later).toContain('authorise the payment. Then: [AuthorisePayment](authorise-payment.md)');
    expect(all.get('docs/flows/README.md')).toContain('[PlaceOrder](place-order.md)');
    const confirm = all.get('docs/flows/confirm-order.md') ?? '';
    expect(confirm).toContain('Whenever it is paid and placed, confirm it');
  });

  it('[X281] a policy is tied to what handles a command, never to its route', () => {
    const plan = planOf(shop());
    const policies = plan.services.flatMap(({ subscriptions }) => subscriptions.map(({ text }) => text));
    const tied = plan.commands.flatMap((command) => {
      const { start, waits, later } = flowOf(plan, { ...command, route: 'both-ways', mode: 'async', publishes: null });
      const titles = new Map([...waits, ...later].map(({ id, title }) => [id, title]));
      return start.filter(({ title }) => policies.includes(title)).map(({ step }) => titles.get(step ?? ''));
    });
    expect([...new Set(tied)]).toEqual(['Lambda: Commands']);
  });

  it('[X282] the README tells pages in a browser of their origin, and has a chapter of what can be read', async () => {
    const readme = (await files()).get('README.md') ?? '';
    expect(readme).toContain('serve the page and the routes under one origin');
    expect(readme).toMatch(/## What can be read\n\nRead models are shown/);
  });

  it('[X145] a command that is stored answers before it is handled', async () => {
    const page = (await files(patch('elements', 'k1', { mode: 'async' }))).get('docs/flows/place-order.md') ?? '';
    const [, waits = '', later = ''] = page.split(/^## .*$/m);
    expect(waits).toContain('the answer is 202');
    expect(waits).not.toContain('in one transaction');
    expect(later).toContain('in one transaction');
    expect(later).toContain('five tries');
  });
});
