import { type Board, matchedVersions, type Problem, type SubscriptionRow } from '@stormbridge/model';
import { contractOfVersion } from '../../schema/contract.ts';
import { versionsToPublish } from '../plan/contracts.ts';
import { commonIdField } from '../plan/decisions.ts';
import { byId, reasonElement } from '../plan/reads.ts';
import { wayProblems } from './ways.ts';
import { quoted, serviceWords } from './words.ts';

/** What is wrong with subscriptions. */
export const subscriptionProblems = (board: Board): Problem[] =>
  [...board.subscriptions.values()]
    .sort(byId)
    .flatMap((one) => [
      ...wayProblems(board, one, words(board, one)),
      ...retired(board, one),
      ...unwritten(board, one),
      ...joins(board, one),
    ]);

const words = (board: Board, one: SubscriptionRow): string => {
  const reason = board.elements.get(one.because ?? '')?.label ?? one.description;
  return `The subscription of ${serviceWords(board, one.service)}${reason === '' ? '' : ` for ${quoted(reason)}`}`;
};

const retired = (board: Board, one: SubscriptionRow): Problem[] =>
  one.scope !== 'events'
    ? []
    : matchedVersions(board, one)
        .filter((version) => version.status === 'retired')
        .map((version) => ({
          rule: 'X17',
          at: one.id,
          message: `${words(board, one)} listens to version ${version.version} of ${quoted(board.elements.get(version.event)?.label ?? '')}, which is retired: nobody publishes it any more.`,
          remedy: 'Consume a version that is in use, or bring this one back.',
        }));

/** A version that is neither in use nor the one that new facts are written in. */
const unwritten = (board: Board, one: SubscriptionRow): Problem[] =>
  one.scope !== 'events'
    ? []
    : matchedVersions(board, one)
        .filter(({ id, event, status }) => status !== 'retired' && !versionsToPublish(board, event).includes(id))
        .map((version) => ({
          rule: 'X34',
          at: one.id,
          message: `${words(board, one)} listens to version ${version.version} of ${quoted(board.elements.get(version.event)?.label ?? '')}, a draft that nobody publishes: written are the versions in use, and where there is none the newest draft.`,
          remedy: 'Say that this version is in use, or consume one that is written.',
        }));

/** ISO 8601, with at least a second in it: `P7D`, `PT30M`. */
export const isTimeout = (text: string): boolean =>
  /^P(?=\d|T\d)(\d+W)?(\d+D)?(T(?=\d)(\d+H)?(\d+M)?(\d+S)?)?$/.test(text) && /[1-9]/.test(text);

/** A policy that waits for all its events has to know which belong together, and how long it waits. */
function joins(board: Board, one: SubscriptionRow): Problem[] {
  const policy = reasonElement(board, one);
  if (policy?.kind !== 'policy' || policy.when !== 'all') return [];
  const versions = matchedVersions(board, one);
  if (versions.length < 2) return [];
  const name = quoted(policy.label);
  const problem = (message: string, remedy: string): Problem => ({ rule: 'X18', at: policy.id, message, remedy });
  if (one.scope !== 'events')
    return [
      problem(
        `The policy ${name} waits for all its events, so they have to be named one by one.`,
        'Choose the events in the matrix.',
      ),
    ];
  const { correlationKey, timeout } = policy;
  const found: Problem[] = [];
  if (correlationKey === undefined || correlationKey === '')
    found.push(
      problem(
        `The policy ${name} waits for all of several events, and nothing says which of them belong together.`,
        'Name the field that they share, such as orderId.',
      ),
    );
  else if (
    commonIdField(
      versions.map((version) => contractOfVersion(board, version)),
      correlationKey,
    ) === undefined
  )
    found.push(
      problem(
        `The policy ${name} brings its events together by ${quoted(correlationKey)}, which is not a required text or id in each of them.`,
        'Give each of the events this field, or choose another.',
      ),
    );
  if (timeout === undefined || !isTimeout(timeout))
    found.push(
      problem(
        `The policy ${name} waits for all of several events, and nothing says how long.`,
        'Give it a timeout such as P7D or PT30M.',
      ),
    );
  return found;
}
