import { type Board, eventAddress, eventsInTime, type Problem, settingsOf } from '@stormbridge/model';
import { LIMITS } from '../cdk/limits.ts';
import { hasToken, oneLine } from '../sinks/index.ts';
import { endlessTypes, liveVersions } from './contract.ts';
import { fieldNames } from './names.ts';

/**
 * A source becomes part of the name of a schema in the registry and of a file. EventBridge itself also takes `/`, and
 * up to 256 characters.
 */
const SOURCE = /^(?!aws\.)[A-Za-z0-9][A-Za-z0-9._-]{0,149}$/i;

/** What is wrong with fields, types and addresses, so that no schema can be made of them. */
export const schemaProblems = (board: Board): readonly Problem[] => [
  ...fieldProblems(board),
  ...endlessTypes(board).map((id) => ({
    rule: 'X23',
    at: id,
    message: `The type "${oneLine(board.types.get(id)?.name ?? '')}" needs itself, so no value of it can exist.`,
    remedy: 'Make one of the fields on the way optional, or a list.',
  })),
  ...addressProblems(board),
  ...headerProblems(board),
];

/** What a plain event says about itself stands beside its data, so no field may have these names. */
export const HEADER_FIELDS: ReadonlySet<string> = new Set([
  'eventId',
  'version',
  'eventTime',
  'correlationId',
  'causationId',
]);

function headerProblems(board: Board): Problem[] {
  if (settingsOf(board).envelope !== 'plain') return [];
  return eventsInTime(board)
    .flatMap((event) => liveVersions(board, event.id))
    .flatMap((version) =>
      [...fieldNames(board, version.id)]
        .filter(([, name]) => HEADER_FIELDS.has(name))
        .map(([id, name]) => ({
          rule: 'X172',
          at: id,
          message: `The field "${name}" of ${ownerWords(board, version.id)} has a name that each plain event uses for itself.`,
          remedy: 'Choose another name, or the metadata/data envelope in the settings.',
        })),
    );
}

function fieldProblems(board: Board): Problem[] {
  const rows = [...board.fields.values()]
    .filter((field) => field.name.trim() !== '')
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return rows.flatMap((field): Problem[] => {
    const named = `The field "${oneLine(field.name)}" of ${ownerWords(board, field.owner)}`;
    if (field.type === 'object' && (field.valueType === undefined || !board.types.has(field.valueType)))
      return [
        {
          rule: 'X21',
          at: field.id,
          message: `${named} is an object of no known type.`,
          remedy: 'Choose a shared type, or another type of field.',
        },
      ];
    if (field.type === 'enum' && field.values.length === 0)
      return [
        {
          rule: 'X22',
          at: field.id,
          message: `${named} may have one of several values, and there are none.`,
          remedy: 'Name the values, or make it a text.',
        },
      ];
    if (field.type === 'enum' && field.values.some(hasToken))
      return [
        {
          rule: 'X27',
          at: field.id,
          message: `${named} has a value with "\${", "#{" or "{{" in it, which CDK and CloudFormation read as their own.`,
          remedy: 'Choose another spelling of the value.',
        },
      ];
    return [];
  });
}

function ownerWords(board: Board, owner: string): string {
  const version = board.eventVersions.get(owner);
  const text = board.elements.get(version?.event ?? owner)?.label ?? board.types.get(owner)?.name ?? '';
  return `"${oneLine(text)}"`;
}

function addressProblems(board: Board): Problem[] {
  const seen = new Map<string, string>();
  return eventsInTime(board).flatMap((event): Problem[] => {
    if (liveVersions(board, event.id).length === 0) return [];
    const { source, detailType } = eventAddress(board, event);
    const name = oneLine(event.label);
    const found: Problem[] = [];
    if (!SOURCE.test(source))
      found.push({
        rule: 'X24',
        at: event.id,
        message: `The source "${oneLine(source)}" of "${name}" is not one that EventBridge and its schema registry take.`,
        remedy:
          'Use letters, digits, dots, hyphens and underscores, at most 150, not beginning with "aws."; mostly it is the source prefix of the settings.',
      });
    if (detailType.trim() === '' || detailType.length > LIMITS.detailType.max)
      found.push({
        rule: 'X25',
        at: event.id,
        message: `The detail type of "${name}" has ${detailType.length} characters; EventBridge takes 1 to ${LIMITS.detailType.max}.`,
        remedy: 'Shorten it.',
      });
    if (hasToken(detailType))
      found.push({
        rule: 'X27',
        at: event.id,
        message: `The detail type of "${name}" has "\${", "#{" or "{{" in it, which CDK and CloudFormation read as their own.`,
        remedy: 'Choose another detail type.',
      });
    const address = `${source} ${detailType}`;
    const other = seen.get(address);
    if (other !== undefined)
      found.push({
        rule: 'X26',
        at: event.id,
        message: `"${name}" and "${other}" have the same source and detail type, so no consumer could tell them apart.`,
        remedy: 'Give one of them another detail type.',
      });
    seen.set(address, name);
    return found;
  });
}
