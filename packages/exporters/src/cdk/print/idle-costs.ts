import { joined, type Markdown, markdown, md } from '../../sinks/index.ts';
import { resourcesOf } from '../inventory/inventory.ts';
import type { ResourceKind } from '../inventory/kinds.ts';
import type { Plan } from '../plan/types.ts';

/** What is paid for while nothing happens: everything that is paid for all the time or by what it keeps, and two more. */
export const IDLE: Readonly<Partial<Record<ResourceKind, { readonly name: string; readonly basis: string }>>> = {
  stream: { name: 'Kinesis streams, on demand', basis: 'each hour of each, and what it keeps longer than a day' },
  key: { name: 'KMS keys', basis: 'each key, each month' },
  alarm: { name: 'CloudWatch alarms', basis: 'each month, for each metric that an alarm looks at' },
  dashboard: { name: 'CloudWatch dashboards', basis: 'each month, after the first ones of an account' },
  queue: { name: 'SQS queues', basis: 'the requests by which functions ask their queues, also while these are empty' },
  table: { name: 'DynamoDB tables', basis: 'what is in them, and the backups of it' },
  schedule: { name: 'EventBridge schedules', basis: 'each time that one fires, and the function that it invokes' },
  archive: { name: 'Archives of events', basis: 'what they keep' },
  log: { name: 'Log groups', basis: 'what they keep' },
};

const ORDER = Object.keys(IDLE);
const PAGES = 'https://aws.amazon.com/';

/** The chapter of the README about what one stage costs before anybody uses it. It has no amounts: these change. */
export function idleCosts(plan: Plan): Markdown {
  const idle = resourcesOf(plan).filter(({ kind }) => ORDER.includes(kind));
  idle.sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const rows = idle.map(({ kind, count, source }) => {
    const { name = '', basis = '' } = IDLE[kind] ?? {};
    const page = md(source.slice(PAGES.length));
    return markdown`| ${md(name)} | ${md(String(count))} | ${md(basis)} | [look it up](https://aws.amazon.com/${page}) |`;
  });
  return markdown`## What it costs when idle

One stage has what follows, and every further stage has it again. Everything else (other functions, routes, rules, workflows, the bus) is paid for when it is used. Amounts differ by region and change, so they are on the pages of AWS only:

| What | How many | What is paid for | Price |
| --- | ---: | --- | --- |
${joined(rows, '\n')}
`;
}
