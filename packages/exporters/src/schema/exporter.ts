import {
  type Board,
  type EventVersionRow,
  eventsInTime,
  failed,
  ok,
  type Problem,
  settingsOf,
} from '@stormbridge/model';
import { commandSchema, METADATA_SCHEMA } from '../cdk/kit/index.ts';
import { planCommandSeeds } from '../cdk/plan/contracts.ts';
import { type Exporter, type ExportTools, type Files, sortedFiles } from '../exporter.ts';
import { joined, jsonFile, type Markdown, markdown, md, mdCode } from '../sinks/index.ts';
import { contractOfCommand, keyOf, liveVersions } from './contract.ts';
import { type EventSchema, eventSchema } from './event-schema.ts';
import { schemaProblems } from './problems.ts';
import { contractTypes } from './types.ts';

/** The shared schema: per event and version a JSON Schema, types, a registry document and a valid sample. */
export const schemaExporter: Exporter = {
  id: 'schema',
  title: 'Schema',
  description:
    'Per event and version: JSON Schema 2020-12 of envelope and data, TypeScript types, the EventBridge registry document and a valid sample.',
  kind: 'files',
  mediaType: 'application/zip',
  extension: 'zip',
  problems: schemaProblemsOf,
  warnings: () => [],
  run: async (board, tools) => {
    const problems = schemaProblemsOf(board);
    return problems.length > 0 ? failed(...problems) : ok(await schemaFiles(board, tools));
  },
};

const versions = (board: Board): EventVersionRow[] =>
  eventsInTime(board).flatMap((event) => [...liveVersions(board, event.id)]);

function schemaProblemsOf(board: Board): readonly Problem[] {
  const empty = versions(board).length === 0;
  const nothing = {
    rule: 'X20',
    at: '',
    message: 'There is no event on the board yet.',
    remedy: 'Begin with stage 1.',
  };
  return empty ? [nothing] : schemaProblems(board);
}

async function schemaFiles(board: Board, { compileTypes, progress }: ExportTools): Promise<Files> {
  const rows = versions(board);
  const events = rows.map((row) => eventSchema(board, row));
  const commands = planCommandSeeds(board).map(({ row }) => contractOfCommand(board, row));
  progress?.(0, 2, 'types');
  const types = await contractTypes([...events.map(({ contract }) => contract), ...commands], compileTypes);
  progress?.(1, 2, 'schemas');
  const files: [string, string][] = [
    ['README.md', readme(board, events)],
    ['types.ts', types],
    ...(settingsOf(board).envelope === 'plain'
      ? []
      : [['envelope/metadata.json', jsonFile(METADATA_SCHEMA)] satisfies [string, string]]),
    ...events.flatMap(({ contract, schema, payload, sample, registry, source }): [string, string][] => [
      [`events/${keyOf(contract)}.json`, jsonFile(schema)],
      [`payloads/${keyOf(contract)}.json`, jsonFile(payload)],
      [`samples/${keyOf(contract)}.json`, jsonFile(sample)],
      [`registry/${source}@${contract.name}-v${contract.version}.json`, jsonFile(registry)],
    ]),
    ...commands.map((contract): [string, string] => [
      `commands/${keyOf(contract)}.json`,
      jsonFile(commandSchema(contract)),
    ]),
  ];
  progress?.(2, 2, 'done');
  return sortedFiles(files);
}

function readme(board: Board, events: readonly EventSchema[]): Markdown {
  const rows = events.map(
    ({ contract, source, detailType }) =>
      markdown`| ${mdCode(keyOf(contract))} | ${md(contract.label)} | ${mdCode(source)} | ${mdCode(detailType)} |\n`,
  );
  return joined(
    [
      markdown`# ${md(settingsOf(board).title || 'Events')}: the shared schema\n\n`,
      markdown`- \`events/\`: JSON Schema 2020-12 of what travels in \`detail\`\n- \`payloads/\`: JSON Schema 2020-12 of the data alone\n`,
      markdown`- \`commands/\`: JSON Schema of the data of commands\n- \`samples/\`: one valid example each\n`,
      markdown`- \`registry/\`: documents for the EventBridge schema registry (OpenAPI 3.0)\n- \`types.ts\`: TypeScript types of the data\n\n`,
      markdown`| Event | In words | Source | Detail type |\n| --- | --- | --- | --- |\n${rows}`,
    ],
    '',
  );
}
