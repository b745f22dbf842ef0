import type { Board } from '@stormbridge/model';
import type { ExportTools } from '../exporter.ts';
import { asyncApi } from '../schema/asyncapi.ts';
import { keyOf } from '../schema/contract.ts';
import { type Code, code, ident, isSafePath, jsonFile, type Markdown, type Text } from '../sinks/index.ts';
import { commandSchema, type DeriveInput, deriveFiles, ENVELOPES, kitFiles } from './kit/index.ts';
import { planOf } from './plan/plan.ts';
import type { HotSpotPlan, Plan, ServicePlan } from './plan/types.ts';
import { adapterFile, fakeFile } from './print/adapters.ts';
import { catalogOf } from './print/catalog.ts';
import { codeOwners } from './print/code-owners.ts';
import { consumerFile } from './print/consumers.ts';
import { contractsPage } from './print/contracts-page.ts';
import { answersFile, decisionsFile } from './print/decisions.ts';
import { flow, openDecisions, openQuestions, readme } from './print/documents.ts';
import { domainFile } from './print/domain.ts';
import { commandsEntry, publisherEntry, readsEntry, requestsEntry } from './print/entries.ts';
import { flowPages } from './print/flows.ts';
import { handlersFile } from './print/handlers.ts';
import { fileOf, importOf } from './print/layout.ts';
import { packages } from './print/names.ts';
import { partsOf } from './print/parts.ts';
import { readModelFile, viewFile } from './print/read-models.ts';
import { appFile, openDecisionsFile, stackFile, stacksFile } from './print/stack.ts';
import { serviceTest, withoutEffectFile } from './print/tests.ts';
import { runbook } from './runbook/print.ts';

/**
 * A file of a generated project. An owned file is written anew whenever the board changes; a seeded one is written once
 * and belongs to the people who work with it.
 */
export interface ProjectFile {
  readonly path: string;
  readonly text: string;
  readonly keep: 'owned' | 'seeded';
}

/** Every file of the CDK project of a board that has no export problems, sorted by path. */
export async function projectFiles(
  board: Board,
  { compileTypes, progress, printed, rest }: ExportTools,
): Promise<ProjectFile[]> {
  const plan = planOf(board);
  const steps = plan.services.length + 3;
  progress?.(0, steps, 'contracts');
  const schemas = contractSchemas(plan);
  await rest?.();
  const derived = await deriveFiles(schemas, (schema) => compileTypes(schema));
  const files: ProjectFile[] = [];
  const put = (some: readonly ProjectFile[]): void => {
    files.push(...some);
    for (const { path, text } of some) printed?.(path, text);
  };
  put(Object.entries(derived).map(([path, text]) => owned(path, text)));
  put(contractFiles(plan, schemas));
  for (const [at, service] of plan.services.entries()) {
    progress?.(at + 1, steps, service.title);
    put(serviceFiles(plan, service));
    await rest?.();
  }
  progress?.(steps - 2, steps, 'platform');
  const kit = kitFiles({
    name: plan.project,
    description: plan.title,
    services: plan.services.map((service) => service.name),
    envelope: plan.envelope,
    flavour: plan.flavour,
  });
  put(Object.entries(kit).map(([path, text]) => owned(path, text)));
  put(documents(plan));
  await rest?.();
  progress?.(steps, steps, 'done');
  return checked(files);
}

const owned = (path: string, text: string): ProjectFile => ({ path, text, keep: 'owned' });
const seeded = (path: string, text: Code | Markdown | null): ProjectFile[] =>
  text === null ? [] : [{ path, text, keep: 'seeded' }];

/** Paths are unique, whatever the case, and stay in the folder; anything else is our own mistake. */
function checked(files: readonly ProjectFile[]): ProjectFile[] {
  const seen = new Set<string>();
  for (const { path } of files) {
    if (!isSafePath(path)) throw new Error(`Not a path for a file: ${path}`);
    if (seen.has(path.toLowerCase())) throw new Error(`Two files want to be ${path}`);
    seen.add(path.toLowerCase());
  }
  return [...files].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** What the contracts package derives everything else from. */
export function contractSchemas(plan: Plan): DeriveInput {
  return {
    catalog: catalogOf(plan),
    events: Object.fromEntries(
      plan.events.map((event) => [keyOf(event), ENVELOPES[plan.envelope].envelopeSchema(event)]),
    ),
    commands: Object.fromEntries(plan.commands.map((command) => [keyOf(command), commandSchema(command)])),
  };
}

function contractFiles(plan: Plan, { catalog, events, commands }: DeriveInput): ProjectFile[] {
  const json = (path: string, value: unknown): ProjectFile => owned(path, jsonFile(value));
  return [
    json('contracts/catalog.json', catalog),
    json('contracts/asyncapi.json', asyncApi(plan)),
    ...Object.entries(events).map(([key, schema]) => json(`contracts/schemas/events/${key}.json`, schema)),
    ...Object.entries(commands).map(([key, schema]) => json(`contracts/schemas/commands/${key}.json`, schema)),
    ...plan.events.map((event) =>
      json(
        `contracts/samples/events/${keyOf(event)}.json`,
        ENVELOPES[plan.envelope].sampleEnvelope(
          { name: event.name, version: event.version, producer: event.service },
          event.sample,
        ),
      ),
    ),
    ...plan.commands.map((command) => json(`contracts/samples/commands/${keyOf(command)}.json`, command.sample)),
  ];
}

function serviceFiles(plan: Plan, service: ServicePlan): ProjectFile[] {
  const at = `services/${service.name}`;
  const entry = (name: string, text: Code | null): ProjectFile[] =>
    text === null ? [] : [owned(`${at}/src/${name}.ts`, text)];
  return [
    owned(`${at}/lib/${service.name}-stack.ts`, stackFile(plan, service)),
    owned(`${at}/bin/app.ts`, appFile(plan, service)),
    ...entry('commands', commandsEntry(plan, service)),
    ...entry('requests', requestsEntry(plan, service)),
    ...entry('publisher', publisherEntry(plan, service)),
    ...entry('reads', readsEntry(plan, service)),
    ...(partsOf(plan, service).outbox ? [owned(`${at}/src/outbox.ts`, outboxFile(plan))] : []),
    ...seeded(`${at}/src/decisions.ts`, decisionsFile(plan, service)),
    ...seeded(`${at}/test/answers.ts`, answersFile(plan, service)),
    ...service.domains.flatMap((domain) => {
      const handlers = handlersFile(plan, service, domain);
      return [
        ...seeded(`${at}/src/domain/${domain.file}.ts`, domainFile(plan, service, domain)),
        ...seeded(`${at}/src/handlers/${domain.file}.ts`, handlers?.text ?? null),
      ];
    }),
    ...service.subscriptions.flatMap((one) =>
      one.handler === null ? [] : seeded(`${at}/${one.handler}`, consumerFile(plan, service, one)),
    ),
    ...service.readModels.flatMap((one) => [
      ...seeded(`${at}/src/domain/views/${one.file}.ts`, viewFile(plan, one)),
      ...seeded(`${at}/src/read-models/${one.file}.ts`, readModelFile(plan, one)),
    ]),
    ...service.systems.flatMap((system) => [
      ...seeded(`${at}/src/adapters/${system.file}.ts`, adapterFile(plan, system)),
      ...seeded(`${at}/test/fakes/${system.file}.ts`, fakeFile(plan, system)),
    ]),
    ...seeded(`${at}/test/${service.name}.test.ts`, serviceTest(plan, service, spotsOf(plan, service))),
  ];
}

const spotsOf = (plan: Plan, service: ServicePlan): readonly HotSpotPlan[] =>
  plan.hotSpots.filter((spot) => spot.service === service.name);

const outboxFile = (plan: Plan): Text<'code'> =>
  fileOf(
    [importOf([ident('outboxRelay'), ident('outboxResend')], packages(plan).eventKit)],
    [code`export const handler = outboxRelay();\nexport const resend = outboxResend();`],
  );

const documents = (plan: Plan): ProjectFile[] => [
  owned('bin/decisions.ts', openDecisionsFile(plan)),
  owned('bin/stacks.ts', stacksFile(plan)),
  ...seeded('README.md', readme(plan)),
  owned('docs/flow.md', flow(plan)),
  owned('docs/contracts.md', contractsPage(plan)),
  owned('docs/runbook.md', runbook(plan)),
  ...flowPages(plan).map(({ path, text }) => owned(path, text)),
  owned('docs/open-decisions.md', openDecisions(plan)),
  owned('docs/open-questions.md', openQuestions(plan)),
  ...seeded('CODEOWNERS', codeOwners(plan)),
  ...seeded('test/without-effect.ts', withoutEffectFile()),
];
