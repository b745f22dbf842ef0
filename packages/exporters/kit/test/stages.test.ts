import { runApp } from '@kit/cdk-kit';
import { openDecisions, undecided } from '@kit/event-kit/domain';
import { Stack } from 'aws-cdk-lib';
import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllEnvs();
});

const open = openDecisions('order', { total: undecided('What does it cost?'), limit: () => 7 });

/** Stages that an app was built for, with the context of `cdk synth -c key=value`. */
function built(context: Readonly<Record<string, string>>, decisions: readonly string[]): string[] {
  const stages: string[] = [];
  vi.stubEnv('CDK_CONTEXT_JSON', JSON.stringify(context));
  runApp((app, { stage }) => {
    new Stack(app, 'Any');
    stages.push(stage);
  }, decisions);
  return stages;
}

describe('a stage', () => {
  it('is dev unless it is said, and has a plain name', () => {
    expect(built({}, [])).toEqual(['dev']);
    expect(built({ stage: 'prod' }, [])).toEqual(['prod']);
    expect(() => built({ stage: 'Prod 1' }, [])).toThrow('"Prod 1" is not the name of a stage');
  });
  it('other than dev gets no code with open decisions, and is told which and what to do', () => {
    expect(open).toEqual(['order: total']);
    expect(built({}, open)).toEqual(['dev']);
    expect(() => built({ stage: 'prod' }, open)).toThrow(
      /^"prod" gets nothing that is still undecided\. Decisions that are open \(1\)[^]*\n- order: total\n[^]*-c openDecisions=accepted/,
    );
  });
  it('names ten of many open decisions and counts the rest', () => {
    const many = Array.from({ length: 12 }, (_, place) => `order: d${place}`);
    expect(() => built({ stage: 'prod' }, many)).toThrow(/- order: d9\n- and 2 more\n/);
  });
  it('gets them where somebody says so, in these very words', () => {
    expect(built({ stage: 'prod', openDecisions: 'accepted' }, open)).toEqual(['prod']);
    expect(() => built({ stage: 'prod', openDecisions: 'true' }, open)).toThrow('undecided');
  });
});
