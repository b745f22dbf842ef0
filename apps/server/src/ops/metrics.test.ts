import { expect, test } from 'vitest';
import { lineLog } from './log.ts';
import { Registry } from './metrics.ts';

test('[O3] meters are written in the text format of Prometheus', () => {
  const registry = new Registry();
  const requests = registry.counter('a_total', 'All.');
  const rejects = registry.counter('b_total', 'By reason.', 'reason');
  const times = registry.histogram('c_seconds', 'Times.', [0.1, 1]);
  registry.gauge('d', 'Now.', () => 7);
  rejects.add(2, 'A3');
  rejects.add(1, 'a"b\n');
  for (const time of [0.1, 0.5, 30]) times.observe(time);
  expect(requests.of()).toBe(0);
  expect(registry.text()).toBe(
    [
      '# HELP a_total All.',
      '# TYPE a_total counter',
      'a_total 0',
      '# HELP b_total By reason.',
      '# TYPE b_total counter',
      'b_total{reason="A3"} 2',
      'b_total{reason="a_b_"} 1',
      '# HELP c_seconds Times.',
      '# TYPE c_seconds histogram',
      'c_seconds_bucket{le="0.1"} 1',
      'c_seconds_bucket{le="1"} 2',
      'c_seconds_bucket{le="+Inf"} 3',
      'c_seconds_sum 30.6',
      'c_seconds_count 3',
      '# HELP d Now.',
      '# TYPE d gauge',
      'd 7',
      '',
    ].join('\n'),
  );
});

test('[O4] a log is one line of JSON for each event, and a flood of events does not become a flood of lines', () => {
  const lines: string[] = [];
  let now = 0;
  const log = lineLog(
    (line) => lines.push(line),
    () => now,
  );
  log.warn('something', { document: 'board/a\nb' });
  expect(lines).toEqual([
    '{"time":"1970-01-01T00:00:00.000Z","level":"warn","event":"something","document":"board/a\\nb"}\n',
  ]);
  for (let n = 0; n < 5000; n++) log.error('flood');
  expect(lines).toHaveLength(500);
  now = 1000;
  log.info('later');
  expect(lines.slice(500).map((line) => JSON.parse(line))).toMatchObject([
    { level: 'warn', event: 'lines left out', count: 4501 },
    { level: 'info', event: 'later' },
  ]);
});

test('[O4] what repeats while something is away is one line in five seconds, with how often it was', () => {
  const lines: string[] = [];
  let now = 0;
  const log = lineLog(
    (line) => lines.push(line),
    () => now,
  );
  for (; now < 10_000; now += 100) {
    log.error('join failed', { why: 'away' });
    log.warn('node lost', { node: 'all' });
  }
  const told = lines.map((line) => JSON.parse(line) as { time: string; event: string; leftOut?: number });
  expect(told.map(({ time, event, leftOut }) => [Date.parse(time), event, leftOut])).toEqual([
    [0, 'join failed', undefined],
    [0, 'node lost', undefined],
    [5000, 'join failed', 49],
    [5000, 'node lost', 49],
  ]);
});
