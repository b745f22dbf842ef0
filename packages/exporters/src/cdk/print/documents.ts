import { keyOf } from '../../schema/contract.ts';
import {
  joined,
  label,
  type Markdown,
  type Mermaid,
  markdown,
  md,
  mdCode,
  mermaid,
  mermaidBlock,
  node,
} from '../../sinks/index.ts';
import { pascalPart } from '../plan/scope.ts';
import type { CloudPlan, CommandPlan, Plan, ServicePlan, SubscriptionPlan } from '../plan/types.ts';
import { idleCosts } from './idle-costs.ts';
import { readable, shownBy } from './read-model-pages.ts';

const none = (text: string): Markdown => markdown`${md(text)}\n`;
const rows = (list: readonly Markdown[]): Markdown => markdown`${joined(list, '\n')}\n`;

/** Actors, services and the bus, with the events between them. */
function diagram(plan: Plan): Mermaid {
  const serviceId = (name: string): Mermaid => node(`s${pascalPart(name)}`);
  const owner = new Map(plan.commands.map((command) => [command.name, command.service]));
  const parts: Mermaid[] = [mermaid`flowchart LR`, mermaid`  ${node('bus')}([${label(plan.bus)}])`];
  for (const service of plan.services) parts.push(mermaid`  ${serviceId(service.name)}[${label(service.title)}]`);
  for (const [at, actor] of plan.actors.entries()) {
    if (actor.commands.length === 0) continue;
    parts.push(mermaid`  ${node(`a${at}`)}((${label(actor.title)}))`);
    const targets = [...new Set(actor.commands.map((name) => owner.get(name) ?? ''))];
    for (const target of targets) parts.push(mermaid`  ${node(`a${at}`)} -.-> ${serviceId(target)}`);
  }
  for (const service of plan.services) {
    const own = new Set(plan.events.filter((event) => event.service === service.name).map((event) => event.name));
    if (own.size > 0)
      parts.push(mermaid`  ${serviceId(service.name)} -- ${label(count(own.size, 'event'))} --> ${node('bus')}`);
    if (service.subscriptions.length > 0)
      parts.push(
        mermaid`  ${node('bus')} -- ${label(count(service.subscriptions.length, 'subscription'))} --> ${serviceId(service.name)}`,
      );
  }
  return joined(parts, '\n');
}

const count = (number: number, word: string): string => `${number} ${word}${number === 1 ? '' : 's'}`;

/** EventBridge has two products of one name, with pages of their own in the console. */
const PRODUCT = {
  classic: markdown`It is a bus of the kind that the AWS console calls "Custom event bus - Classic": rules with targets, an archive for replay.`,
  custom: markdown`It is a bus of the kind that the AWS console calls "Custom event bus", and not "Classic": subscribers with one target each, events that are kept for replay on the bus itself. Its command of the AWS CLI is \`eventsv2\`, its rights are called \`events:\`.`,
};

/** `README.md` of the generated project. */
export function readme(plan: Plan): Markdown {
  const services = plan.services.map(
    (service) =>
      markdown`| ${mdCode(`services/${service.name}`)} | ${md(service.title)} | ${md(service.context)} | ${md(service.team)} | ${md(service.purpose)} |`,
  );
  const example = mdCode(`(cd services/${plan.services[0]?.name ?? 'name'} && npx cdk deploy -c stage=dev)`);
  return joined(
    [
      markdown`# ${md(plan.title)}\n`,
      none(plan.description || 'Event-driven microservices, generated from an EventStorming board.'),
      markdown`${md(count(plan.services.length, 'microservice'))} that talk to each other only through ${md(count(plan.events.length, 'event version'))} on one custom Amazon EventBridge bus, ${mdCode(plan.bus)}. ${PRODUCT[plan.flavour]}\n`,
      markdown`## Start\n`,
      markdown`\`\`\`sh\nnpm ci\nnpm test               # contracts, types, domain code, templates, the whole flow in one process\nnpx cdk synth --quiet  # needs no AWS account\n\`\`\`\n`,
      markdown`Node 20.19 or newer; the functions run on Node 24.\n`,
      markdown`## What talks to what\n`,
      mermaidBlock(diagram(plan)),
      markdown`The flow in full is in [docs/flow.md](docs/flow.md).\n`,
      markdown`## Services\n`,
      markdown`| Folder | Service | Context | Team | Purpose |\n| --- | --- | --- | --- | --- |\n${rows(services)}`,
      markdown`Each service is an app of its own: ${example}, in any order, once ${mdCode('platform')} is deployed. Services share schemas, never code.\n`,
      markdown`## What you still have to say\n`,
      markdown`The board does not say everything. Where the code needs to know more, it asks a function in ${mdCode('src/decisions.ts')} of the service, which throws \`NotDecided\` until you write it. In tests the samples of the contracts answer. With open decisions only the stage ${mdCode('dev')} can be deployed, or any with ${mdCode('-c openDecisions=accepted')}. The list is in [docs/open-decisions.md](docs/open-decisions.md), questions from the workshop are in [docs/open-questions.md](docs/open-questions.md).\n`,
      markdown`## How commands come in\n`,
      waysIn(plan),
      reported(plan),
      callers(plan),
      markdown`API Gateway writes logs by one role of an account and region: ${mdCode('platform')} sets it. Where yours has one, deploy the platform with ${mdCode('-c apiLogs=account')}.\n`,
      readable(plan),
      outside(plan),
      idleCosts(plan),
      belongings(),
    ].filter((part) => part !== ''),
    '\n',
  );
}

/** Which files follow the board, and how the project is brought up to date. */
const belongings = (): Markdown =>
  markdown`## When the board moves on\n
\`stormbridge generate board.json --out .\` brings this project up to date, all of it or nothing. \`--dry-run\` says first what would happen to which file, \`--check\` fails in CI when code and board have parted, \`stormbridge diff .stormbridge/model.json board.json\` says what that means for producers, consumers and infrastructure.\n
- Yours: everything under \`services/*/src\` and \`services/*/test\`, this page and \`CODEOWNERS\`. Each file is written once and never written over; a changed event shows as a compile error in its handler. (A few entries such as \`src/commands.ts\` only register what you write, and follow the board: which file is whose is in \`.stormbridge/manifest.json\`.)
- Follows the board: everything else. What you change there is kept: the new text is put beside it as \`<file>.new\`, or merged with \`--merge\`.
- What is no longer on the board is reported and never deleted.
- Renaming a sticky renames no code, unless you ask with \`--rename\`.\n
\`.stormbridge/\` is what makes this possible: keep it in version control. \`stormbridge eject .\` removes it and ends the bond.\n`;

/** Who puts a command that goes straight to the bus there. */
const straightBy: Readonly<Record<Plan['flavour'], Markdown>> = {
  classic: markdown`API Gateway itself publishes the event and answers 200 with the id that EventBridge gave it; 503 when EventBridge refused it.`,
  custom: markdown`The function \`Publisher\` makes it the event and answers 200 with its id once the bus has taken it; 503 says that it has not, and that the same request may be sent again with the same key. On a Classic bus API Gateway would publish by itself: the custom event bus is spoken to in CBOR, which mapping templates cannot write.`,
};

/** What becomes of a command, by its way in. */
const CALLER: Readonly<Record<Plan['authoriser'], Markdown>> = {
  signature: markdown`as IAM knows them`,
  userPool: markdown`the \`sub\` of their token`,
};

function waysIn(plan: Plan): Markdown {
  const routed = plan.commands.filter(({ route }) => route !== null);
  const named = (commands: readonly CommandPlan[]): Markdown =>
    joined(
      commands.map(({ name }) => mdCode(name)),
      ', ',
    );
  const straight = routed.filter(({ publishes }) => publishes !== null);
  const answered = routed.filter(({ mode }) => mode === 'sync');
  const stored = routed.filter((one) => !straight.includes(one) && !answered.includes(one));
  return joined(
    [
      markdown`Every command that a person or another system issues has a route \`POST /<command>\`, and API Gateway checks it against the schema before anything else: what breaks it is answered by 400. Send an \`Idempotency-Key\` header with anything that may be sent twice; it counts for one command and one caller. Who that is, ${CALLER[plan.authoriser]}, is \`command.caller\` to a decision and \`context.caller\` to a handler: take it for who did something, and not what a body says.\n`,
      ...(stored.length === 0
        ? []
        : [
            markdown`- Asynchronous, by the queue: ${named(stored)}. API Gateway stores the command in the queue of the service and answers 202; no code runs before that.`,
          ]),
      ...(straight.length === 0
        ? []
        : [
            markdown`- Asynchronous, by the bus: ${named(straight)}. ${straightBy[plan.flavour]} The service does not decide on the command, only its consumers see the event.`,
          ]),
      ...(answered.length === 0
        ? []
        : [
            markdown`- Synchronous: ${named(answered)}. The caller waits; 200 says which events happened (\`name\`, \`version\`, \`eventId\`, \`data\`). They are in the outbox then and reach the bus a moment later. 422 has the reason why a rule refused it (throw \`Refused\` in the domain); after 500 the same request may be sent again with the same key, and the answer of a request that was done is the same again.`,
          ]),
      markdown``,
    ],
    '\n',
  );
}

/** What a page in a browser needs besides its token. */
const ONE_ORIGIN = markdown`The APIs answer no preflight (\`OPTIONS\`) and send no \`Access-Control\` header, so serve the page and the routes under one origin, for example by CloudFront.`;

const callers = ({ authoriser }: Plan): Markdown =>
  authoriser === 'signature'
    ? markdown`Every route asks for IAM authentication: callers sign their requests (SigV4), and need \`execute-api:Invoke\`. For browsers choose the user pool in the settings of the board. ${ONE_ORIGIN}\n`
    : markdown`Every route asks for a token of the user pool that ${mdCode('platform')} makes: people send the identity token of their sign-in (client \`People\`), systems outside an access token by client credentials (client \`Systems\`, scope ${mdCode('call')}). A route that people call takes no token of a system. ${ONE_ORIGIN}\n`;

/** What systems outside report, and by which key a report is known when it comes twice. */
function reported(plan: Plan): Markdown {
  const routes = plan.services.flatMap((service) =>
    service.domains.flatMap((domain) =>
      domain.reports.map(
        ({ event, route, system, cloud }) =>
          markdown`| ${mdCode(cloud === null ? `POST /${route ?? ''}` : `${cloud.source} ${cloud.detailType}`)} | ${md(service.title)} | ${md(system)} | ${mdCode(keyOf(event))} |`,
      ),
    ),
  );
  if (routes.length === 0) return markdown``;
  return markdown`Systems outside report what happened by routes of the same kind. The body is the data of the event, the answer 202. A report that is sent twice is known by what \`idOf...Report\` in \`src/decisions.ts\` says, or by its header \`Idempotency-Key\`; \`check...\` there says when one does not fit the state. What a service of AWS says comes from the default bus by a rule of its own, which forwards it to the command queue:\n\n| Route | Service | Reported by | Event |\n| --- | --- | --- | --- |\n${rows(routes)}`;
}

/** Systems that EventBridge itself calls: their keys have to be there before. */
function outside(plan: Plan): Markdown {
  const told = plan.services.flatMap((service) =>
    service.subscriptions.flatMap(({ endpoint }) =>
      endpoint === null
        ? []
        : [
            markdown`| ${mdCode(endpoint.url)} | ${md(service.title)} | ${mdCode(`${plan.project}/<stage>/${service.name}/${endpoint.system}`)} |`,
          ],
    ),
  );
  if (told.length === 0) return markdown``;
  return markdown`## Systems outside that are told of events\n\nEventBridge calls these systems with the key that is in a secret of AWS Secrets Manager, in the header \`x-api-key\`. Put the secrets there before you deploy, as plain text:\n\n| Endpoint | Told by | Secret |\n| --- | --- | --- |\n${rows([...new Set(told)])}`;
}

/** `docs/flow.md`: who asks, who tells, who listens. */
export function flow(plan: Plan): Markdown {
  const chapters = byContext(plan).flatMap(({ title, services }) => [
    ...(title === null ? [] : [markdown`## ${md(title)}\n`]),
    ...services.map((service) => serviceFlow(plan, service)),
  ]);
  const contexts = plan.contexts.map(
    ({ title, team, purpose, services }) =>
      markdown`| ${md(title)} | ${md(team)} | ${joined(services.map(mdCode), ', ')} | ${md(purpose)} |`,
  );
  return joined(
    [
      markdown`# The flow of events\n`,
      mermaidBlock(eventDiagram(plan)),
      ...(contexts.length === 0
        ? []
        : [
            markdown`## Bounded contexts\n`,
            markdown`| Context | Team | Services | Purpose |\n| --- | --- | --- | --- |\n${rows(contexts)}`,
          ]),
      ...chapters,
    ],
    '\n',
  );
}

/** The services by bounded context, in the order of the contexts; those of none come last. */
function byContext(plan: Plan): { readonly title: string | null; readonly services: readonly ServicePlan[] }[] {
  const placed = new Set(plan.contexts.flatMap(({ services }) => services));
  const chapters = plan.contexts.map(({ title, services }) => ({
    title,
    services: plan.services.filter(({ name }) => services.includes(name)),
  }));
  const rest = plan.services.filter(({ name }) => !placed.has(name));
  return [...chapters.filter(({ services }) => services.length > 0), { title: null, services: rest }];
}

function eventDiagram(plan: Plan): Mermaid {
  const serviceId = (name: string): Mermaid => node(`s${pascalPart(name)}`);
  const parts: Mermaid[] = [mermaid`flowchart LR`];
  for (const service of plan.services) parts.push(mermaid`  ${serviceId(service.name)}[${label(service.title)}]`);
  for (const producer of plan.services)
    for (const consumer of plan.services) {
      const names = consumer.subscriptions.flatMap((one) =>
        Array.isArray(one.interest)
          ? (one.interest as Plan['events'])
              .filter((event) => event.service === producer.name)
              .map((event) => event.name)
          : [],
      );
      const unique = [...new Set(names)];
      if (unique.length > 0)
        parts.push(
          mermaid`  ${serviceId(producer.name)} -- ${label(unique.join(', '))} --> ${serviceId(consumer.name)}`,
        );
    }
  return joined(parts, '\n');
}

function wayOf({ route, mode, publishes }: CommandPlan): Markdown {
  if (route === null) return md('inside the service');
  const how = publishes !== null ? 'straight to the bus' : mode === 'sync' ? 'synchronous' : 'by the queue';
  return markdown`${mdCode(`POST /${route}`)}, ${md(how)}`;
}

function serviceFlow(plan: Plan, service: ServicePlan): Markdown {
  const commands = service.domains.flatMap((domain) =>
    domain.commands.map((command) => {
      const outcomes = [...new Set(command.outcomes.map(({ event }) => event.name))].map(mdCode);
      const way = wayOf(command);
      return markdown`| ${mdCode(command.name)} | ${md(command.label)} | ${way} | ${joined(outcomes, ', ')} |`;
    }),
  );
  const reports = service.domains.flatMap((domain) =>
    domain.reports.map(
      ({ event, route, system, cloud }) =>
        markdown`| ${mdCode(cloud === null ? `POST /${route ?? ''}` : `${cloud.source} ${cloud.detailType}`)} | ${md(system)} | ${mdCode(keyOf(event))} |`,
    ),
  );
  const events = plan.events
    .filter((event) => event.service === service.name)
    .map(
      (event) =>
        markdown`| ${mdCode(`${event.name}.v${event.version}`)} | ${md(event.label)} | ${mdCode(event.source)} | ${mdCode(event.detailType)} |`,
    );
  const listens = service.subscriptions.map((one) => {
    const what =
      one.interest === '*'
        ? md('everything')
        : 'source' in one.interest
          ? mdCode(one.interest.source)
          : joined(
              one.interest.map((event) => mdCode(keyOf(event))),
              ', ',
            );
    return markdown`| ${what} | ${md(one.text)} | ${md(one.via)} | ${mdCode(one.handler ?? one.endpoint?.url ?? '')} |`;
  });
  const timers = service.timers.map(
    (timer) =>
      markdown`| ${md(timer.text)} | ${mdCode(timer.schedule)} | UTC | ${mdCode(timer.command?.name ?? timer.event?.name ?? '')} |`,
  );
  const stores = service.stores.flatMap((store) =>
    store.table === null
      ? []
      : [markdown`- ${md(store.name)}: ${mdCode(store.table === 'state' ? 'Store' : 'ReadModels')} of the stack`],
  );
  return joined(
    [
      markdown`### ${md(service.title)}\n`,
      none(service.purpose),
      commands.length === 0
        ? markdown``
        : markdown`| Command | In words | Way in | Leads to |\n| --- | --- | --- | --- |\n${rows(commands)}`,
      reports.length === 0
        ? markdown``
        : markdown`| Way in | Reported by | Event |\n| --- | --- | --- |\n${rows(reports)}`,
      events.length === 0
        ? markdown``
        : markdown`| Event | In words | Source | Detail type |\n| --- | --- | --- | --- |\n${rows(events)}`,
      listens.length === 0
        ? markdown``
        : markdown`| Listens to | Because | Way | Handler |\n| --- | --- | --- | --- |\n${rows(listens)}`,
      timers.length === 0
        ? markdown``
        : markdown`| Timer | Schedule | Time zone | Sends |\n| --- | --- | --- | --- |\n${rows(timers)}`,
      stores.length === 0
        ? markdown``
        : markdown`Data stores of the board, which are tables with the tag \`data-store\`:\n\n${rows(stores)}`,
    ].filter((part) => part !== '' && part !== '\n'),
    '\n',
  );
}

/** What a policy says may be more than the arrows: then its condition is for a person to write. */
function openOf({ name }: ServicePlan, { reason, handler, text, endpoint }: SubscriptionPlan): Markdown[] {
  if (endpoint !== null)
    return [
      markdown`- [ ] ${mdCode(endpoint.url)}: EventBridge calls it at most 10 times a second, with the key of the secret ${mdCode(`<project>/<stage>/${name}/${endpoint.system}`)} in the header ${mdCode('x-api-key')}. How much does the system take, and how does it know who calls? Say so with \`callsPerSecond\` and \`keyHeader\` in the stack.`,
    ];
  if (reason !== 'policy') return [];
  return [
    markdown`- [ ] ${mdCode(handler ?? '')}: "${md(text)}". Is this always the case? What stands in the text beyond "this event, then that" is not in the code.`,
  ];
}

/** The board says what is asked, not in which order. */
function orderOf({ name, asks }: CommandPlan): Markdown[] {
  if (asks.length === 0) return [];
  const systems = asks.map(({ system }) => md(system));
  const are = md(asks.length === 1 ? 'is asked' : 'are asked');
  return [
    markdown`- [ ] ${mdCode(name)}: before it is decided, ${joined(systems, ' and then ')} ${are}. The answer is remembered: when the command comes twice, it is the same.`,
  ];
}

const ruleOf = ({ source, detailType }: CloudPlan): Markdown =>
  markdown`- [ ] The rule on the default bus takes every ${mdCode(detailType)} of ${mdCode(source)} in this account. Are all of them ours? Narrow its pattern, or let the translation give undefined.`;

const zoneOf = ({ text, schedule }: Plan['services'][number]['timers'][number]): Markdown =>
  markdown`- [ ] ${md(text)}: ${mdCode(schedule)} is read as UTC, because the board names no time zone. Is that meant?`;

/** `docs/open-decisions.md`: what the board does not say. */
export function openDecisions(plan: Plan): Markdown {
  const chapters = plan.services.flatMap((service) => {
    const asked = service.decisions.map(({ name, question }) => markdown`- [ ] ${mdCode(name)}: ${md(question)}`);
    const others = [
      ...service.domains.flatMap((domain) => domain.commands.flatMap(orderOf)),
      ...service.subscriptions.flatMap((one) => openOf(service, one)),
      ...service.timers.map(zoneOf),
      ...service.domains.flatMap(({ reports }) =>
        reports.flatMap(({ cloud }) => (cloud === null ? [] : [ruleOf(cloud)])),
      ),
      ...service.readModels.flatMap((model) => shownBy(service.name, model)),
    ];
    if (asked.length + others.length === 0) return [];
    const parts = [
      markdown`## ${md(service.title)}\n`,
      ...(asked.length === 0
        ? []
        : [markdown`In ${mdCode(`services/${service.name}/src/decisions.ts`)}:\n`, rows(asked)]),
      ...(others.length === 0 ? [] : [markdown`The code does this now; say whether it is right:\n`, rows(others)]),
    ];
    return [joined(parts, '\n')];
  });
  const intro = markdown`# Open decisions\n\nWhat the code must know and the board does not say. What stands under \`decisions.ts\` is a function that throws \`NotDecided\` until somebody writes it; tests take the sample of the contract instead. Nothing here was guessed.\n`;
  return joined([intro, ...(chapters.length === 0 ? [markdown`There is none.\n`] : chapters)], '\n');
}

/** `docs/open-questions.md`: hot spots of the workshop, and what of the board is not in the code. */
export function openQuestions(plan: Plan): Markdown {
  const spots = plan.hotSpots.map(
    (spot) =>
      markdown`- **${md(spot.kind)}** ${spot.about === '' ? md('') : markdown`(${md(spot.about)}) `}${md(spot.text)}`,
  );
  return joined(
    [
      markdown`# Open questions\n\nHot spots that were on the board when this was generated.\n`,
      spots.length === 0 ? markdown`There were none.\n` : rows(spots),
      markdown`## On the board and not in the code\n`,
      plan.notes.length === 0
        ? markdown`Nothing that becomes code was left out.\n`
        : rows(plan.notes.map((note) => markdown`- ${md(note)}`)),
    ],
    '\n',
  );
}
