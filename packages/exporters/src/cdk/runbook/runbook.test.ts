import { kebab, patch } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { shop } from '../../testing/shop.ts';
import { KIT } from '../kit/kit.generated.ts';
import { planOf } from '../plan/plan.ts';
import { alarmsOf } from './alarms.ts';
import { adviceOn } from './kinds.ts';
import { runbook } from './print.ts';

const CUSTOM = patch('settings', 'settings', { busFlavour: 'custom' });

describe('the runbook', () => {
  it('[X142] names each alarm of each service in its own chapter, with its meaning and a chapter that exists', () => {
    for (const board of [shop(), shop(CUSTOM)]) {
      const plan = planOf(board);
      const text = runbook(plan);
      const chapters = text.split(/^###? /m);
      for (const service of plan.services) {
        const chapter = chapters.find((one) => one.startsWith(`\`${plan.project}-<stage>-${service.name}\``)) ?? '';
        const alarms = alarmsOf(plan, service);
        expect(alarms.length).toBeGreaterThan(0);
        for (const { name } of alarms) expect(chapter).toContain(`| \`${name}\` |`);
        expect(chapter.match(/^\| `/gm)).toHaveLength(alarms.length);
      }
      const headings = [...text.matchAll(/^## (.+)$/gm)].map(([, heading = '']) => heading);
      const advice = adviceOn(plan.flavour);
      for (const { kind } of plan.services.flatMap((service) => alarmsOf(plan, service)))
        expect(headings).toContain(advice[kind].chapter);
    }
  });

  it('[K121] says why the platform has no alarm', () => {
    expect(runbook(planOf(shop()))).toContain('The bus has no dead-letter queue and no alarm');
    for (const board of [shop(), shop(CUSTOM)]) {
      const [, platform = ''] = runbook(planOf(board)).split(/^### `[\w-]+-<stage>-platform`$/m);
      expect(platform.split(/^## /m)[0]).toContain('This stack has no alarm of its own.');
    }
  });

  it('[X142] has an alarm for everything that a stack is made of and that can fail', () => {
    const plan = planOf(shop());
    const kinds = new Set(plan.services.flatMap((service) => alarmsOf(plan, service)).map(({ kind }) => kind));
    expect([...kinds]).toEqual(
      expect.arrayContaining(['Undelivered', 'LostEvents', 'Failed', 'Unpublished', 'Unsent']),
    );
  });

  it('[X140] tells how to replay on the bus that the project has', () => {
    expect(runbook(planOf(shop()))).toContain('aws events start-replay');
    expect(runbook(planOf(shop()))).not.toContain('eventsv2');
    const custom = runbook(planOf(shop(CUSTOM)));
    expect(custom).toContain('aws eventsv2 create-subscriber');
    expect(custom).not.toContain('start-replay');
  });

  it('[X280] replays on the custom bus with all that a subscriber has', () => {
    const custom = runbook(planOf(shop(CUSTOM)));
    const source = `${KIT['packages/cdk-kit/src/routing.custom.ts']}${KIT['packages/cdk-kit/src/targets.custom.ts']}`;
    const has = new Set(
      source.match(
        /\b(?!log|jsonata)[a-z]+(?:[A-Z][a-z]+)?Configuration\b(?=:|')|\b(retryPolicy|transformer)\b(?=:|')/g,
      ),
    );
    expect(has.size).toBe(6);
    for (const one of has)
      expect(custom).toContain(` --${kebab(one)} '<${one.replace(/^./, (first) => first.toUpperCase())}>'`);
  });

  it('[X118] says how a caller is known by the authoriser that the project has', () => {
    const pool = patch('settings', 'settings', { authoriser: 'userPool' });
    expect(runbook(planOf(shop()))).toContain('as IAM knows it');
    expect(runbook(planOf(shop(pool)))).toContain('as the token of the user pool names it');
    expect(runbook(planOf(shop(pool)))).not.toContain('IAM knows');
  });

  it('[X118] says where the custom bus itself has no alarm', () => {
    const said = 'no alarm of its own, because no metric of the bus as a whole is known to this project';
    expect(runbook(planOf(shop(CUSTOM)))).toContain(said);
    expect(runbook(planOf(shop()))).not.toContain(said);
  });

  it('[X4] keeps the words of a board where they are', () => {
    const text = runbook(planOf(shop(patch('services', 's1', { name: 'Order | [x](javascript:1) `rm`' }))));
    expect(text).toContain('Order \\| \\[x\\](javascript:1) \\`rm\\`');
  });
});
