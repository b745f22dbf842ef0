import { type Board, type ElementRow, elementsOf, type Problem } from '@stormbridge/model';
import { contractOfCommand, contractOfVersion } from '../../schema/contract.ts';
import { fits } from '../../schema/properties.ts';
import { versionsToPublish } from '../plan/contracts.ts';
import { byId, eventsOfCommand, issuersOf, serviceOfCommand } from '../plan/reads.ts';
import { quoted } from './words.ts';

const OUTSIDE: readonly string[] = ['actor', 'externalSystem'];

/**
 * Commands that shall go straight to the bus. API Gateway makes the event without any code, so the command has to say
 * everything that the event says, and nothing else.
 */
export const intakeProblems = (board: Board): Problem[] =>
  [...elementsOf(board, 'command')]
    .filter(
      (row) =>
        row.intake === 'bus' &&
        serviceOfCommand(board, row) !== undefined &&
        issuersOf(board, row).some(({ kind }) => OUTSIDE.includes(kind)),
    )
    .sort(byId)
    .flatMap((row) => [...contradictions(row), ...shapes(board, row)]);

const QUEUE = 'let it go to the queue of its service';

function contradictions(row: ElementRow): Problem[] {
  if (row.mode !== 'sync') return [];
  return [
    {
      rule: 'X122',
      at: row.id,
      message: `The command ${quoted(row.label)} is synchronous and shall go straight to the bus, where nobody waits for an answer.`,
      remedy: `Make it asynchronous, or ${QUEUE}.`,
    },
  ];
}

function shapes(board: Board, row: ElementRow): Problem[] {
  const name = quoted(row.label);
  const problem = (message: string, remedy: string): Problem => ({ rule: 'X123', at: row.id, message, remedy });
  const events = eventsOfCommand(board, row);
  const versions = events.flatMap((event) => versionsToPublish(board, event.id));
  const [id, ...others] = versions;
  const version = board.eventVersions.get(id ?? '');
  if (version === undefined || others.length > 0)
    return [
      problem(
        `The command ${name} shall go straight to the bus, but it leads to ${versions.length} versions of events, and without code nobody chooses among them.`,
        `Let it lead to one event in one version, or ${QUEUE}.`,
      ),
    ];
  const command = contractOfCommand(board, row).properties;
  const event = contractOfVersion(board, version).properties;
  const target = quoted(board.elements.get(version.event)?.label ?? '');
  const missing = event.filter(
    (wanted) => wanted.required && !command.some((one) => one.name === wanted.name && fits(one, wanted)),
  );
  const strange = command.filter((one) => !event.some((wanted) => wanted.name === one.name && fits(one, wanted)));
  return [
    ...missing.map((field) =>
      problem(
        `The command ${name} shall go straight to the bus as ${target}, but does not say its field ${quoted(field.name)} in the same type.`,
        `Give the command a required field of that name and type, make the field optional in the event, or ${QUEUE}.`,
      ),
    ),
    ...strange
      .filter((field) => !missing.some(({ name: known }) => known === field.name))
      .map((field) =>
        problem(
          `The command ${name} shall go straight to the bus as ${target}, which has no such field as its ${quoted(field.name)}: it would be published all the same.`,
          `Give the event a field of that name and type, take it from the command, or ${QUEUE}.`,
        ),
      ),
  ];
}
