import { joined, type Markdown, markdown, md, mdCode } from '../../sinks/index.ts';
import type { Plan, ServicePlan } from '../plan/types.ts';
import { constructOf } from '../print/stack-consumers.ts';
import { alarmsOf, type NamedAlarm } from './alarms.ts';
import {
  common,
  ENDPOINT,
  GIVEN_UP,
  INTRODUCTION,
  LIMITS_OF_TESTS,
  REDRIVE,
  REPLAY,
  STANDS_STILL,
  STREAM,
  TIMER,
  VIEWS,
  WAITS,
  WORKFLOW,
} from './chapters.ts';
import { adviceOn } from './kinds.ts';

/** Why the platform has no alarms of its own. */
const SHARED: Readonly<Record<Plan['flavour'], Markdown>> = {
  classic: markdown`What all services share. The bus has no dead-letter queue and no alarm: such a queue takes only what a key of the customer cannot decrypt, and this bus has no such key; give it both or neither. What cannot be delivered is parked by the rules, each of which watches what it lost. A producer that is refused shows in its own alarms.\n`,
  custom: markdown`What all services share. The custom event bus has no alarm of its own, because no metric of the bus as a whole is known to this project: each subscriber watches what it lost (\`AWS/EventsV2\`: \`EventsDropped\` and \`OnFailureDestinationFailed\`, by \`EventBus\` and \`Subscriber\`) and what waits in its queue \`Undelivered\`. A producer that is refused shows in its own alarms. The logs of subscribers hold the events that failed, for EventBridge leaves them out of no record of an error: who may read these logs may read events.\n`,
};

/** `docs/runbook.md`: every alarm of every stack, what it means, and the commands that help. */
export function runbook(plan: Plan): Markdown {
  const chapters = plan.services.map((service) => ({ service, alarms: alarmsOf(plan, service) }));
  const kinds = new Set(chapters.flatMap(({ alarms }) => alarms).map(({ kind }) => kind));
  const endpoints = plan.services.some(({ subscriptions }) =>
    subscriptions.some((one) => constructOf(one) === 'EndpointConsumer'),
  );
  return joined(
    [
      markdown`# Runbook\n`,
      INTRODUCTION,
      markdown`The topic is ${mdCode(`${plan.project}-<stage>-alarms`)}. Every service has a dashboard of the name of its stack.\n`,
      markdown`## Alarms\n`,
      ...chapters.map(({ service, alarms }) => chapterOf(plan, service, alarms)),
      section(plan, 'platform', SHARED[plan.flavour], []),
      REDRIVE,
      REPLAY[plan.flavour],
      STANDS_STILL,
      GIVEN_UP,
      ...(kinds.has('Unsent') ? [TIMER] : []),
      ...(plan.services.some(({ readModels }) => readModels.length > 0) ? [VIEWS] : []),
      ...(kinds.has('FailedRecord') ? [STREAM] : []),
      ...(kinds.has('FailedStep') ? [WORKFLOW] : []),
      ...(kinds.has('DueWaits Unsent') ? [WAITS] : []),
      ...(endpoints ? [ENDPOINT] : []),
      common(plan),
      LIMITS_OF_TESTS,
    ],
    '\n',
  );
}

function chapterOf(plan: Plan, service: ServicePlan, alarms: readonly NamedAlarm[]): Markdown {
  const { context, team } = service;
  const of = context === '' ? markdown`` : markdown`, context ${md(context)}`;
  const by = team === '' ? markdown`` : markdown`, ${md(team)}`;
  return section(plan, service.name, markdown`${md(service.title)}${of}${by}.\n`, alarms);
}

/** The heading holds the name of the stack: the generated test finds the alarms of a stack by it. */
function section(plan: Plan, part: string, about: Markdown, alarms: readonly NamedAlarm[]): Markdown {
  const advice = adviceOn(plan.flavour);
  const rows = alarms.map(({ name, kind }) => {
    const { means, todo, chapter } = advice[kind];
    return markdown`| ${mdCode(name)} | ${md(means)} | ${md(todo)} See [${md(chapter)}](#${anchor(chapter)}) |`;
  });
  const table =
    rows.length === 0
      ? markdown`This stack has no alarm of its own.\n`
      : markdown`| Alarm | What it means | What to do |\n| --- | --- | --- |\n${joined(rows, '\n')}\n`;
  return markdown`### ${mdCode(`${plan.project}-<stage>-${part}`)}\n\n${about}\n${table}`;
}

/** As Markdown readers make it of a heading of ours. */
const anchor = (heading: string): Markdown => md(heading.toLowerCase().replaceAll(' ', '-'));
