import { type Board, type ElementRow, matchedVersions, type Problem, type SubscriptionRow } from '@stormbridge/model';
import { contractOfVersion } from '../../schema/contract.ts';
import { hasToken } from '../../sinks/index.ts';
import { isPartition } from '../plan/consumption.ts';
import { joinsBy } from '../plan/joins.ts';
import { reasonElement } from '../plan/reads.ts';
import { quoted } from './words.ts';

/** Ways of consuming that lack what they need, or contradict what else the board says. `words` name the subscription. */
export function wayProblems(board: Board, one: SubscriptionRow, words: string): Problem[] {
  const because = reasonElement(board, one);
  return [
    ...systemProblem(one, because, words),
    ...endpointProblem(one, because),
    ...partitionProblem(board, one, words),
    ...joinProblems(board, one, because),
  ];
}

function systemProblem(one: SubscriptionRow, because: ElementRow | undefined, words: string): Problem[] {
  const outside = one.kind === 'destination' || one.reason === 'externalSystem';
  if (!outside || because?.kind === 'externalSystem') return [];
  return [
    {
      rule: 'X100',
      at: one.id,
      message: `${words} delivers to a destination outside, and nothing says which external system that is.`,
      remedy: 'Choose the external system as its reason, or another way of consuming.',
    },
  ];
}

/** EventBridge calls https only; a star in a path would be a place for a value that nobody gives. */
const ENDPOINT = /^https:\/\/[A-Za-z0-9][A-Za-z0-9.-]*(:\d{1,5})?([/?][-A-Za-z0-9._~%!$&'()+,;=:@/?]*)?$/;

export const isEndpoint = (url: string): boolean => ENDPOINT.test(url) && !hasToken(url);

function endpointProblem(one: SubscriptionRow, because: ElementRow | undefined): Problem[] {
  const url = because?.endpoint ?? '';
  if (one.kind !== 'destination' || because?.kind !== 'externalSystem' || url === '' || isEndpoint(url)) return [];
  return [
    {
      rule: 'X101',
      at: because.id,
      message: `The external system ${quoted(because.label)} is told at ${quoted(url)}, which EventBridge cannot call.`,
      remedy: 'Write an address such as https://api.example.com/events, or leave it empty and write an adapter.',
    },
  ];
}

function partitionProblem(board: Board, one: SubscriptionRow, words: string): Problem[] {
  const field = one.partitionBy ?? '';
  if (one.kind !== 'stream' || field === '') return [];
  const contracts = matchedVersions(board, one).map((version) => contractOfVersion(board, version));
  if (isPartition(field, contracts)) return [];
  return [
    {
      rule: 'X102',
      at: one.id,
      message: `${words} keeps together what has the same ${quoted(field)}, which is not a required text or id in each of its events.`,
      remedy: 'Give each of the events this field, choose another, or leave it empty: then the event id spreads them.',
    },
  ];
}

/** Step Functions ends an execution after a year. */
const LONGEST_DAYS = 365;

function joinProblems(board: Board, one: SubscriptionRow, policy: ElementRow | undefined): Problem[] {
  if (policy?.kind !== 'policy' || policy.when !== 'all' || matchedVersions(board, one).length < 2) return [];
  const by = joinsBy(policy, one);
  const at = policy.id;
  if ((by === 'workflow') !== (one.kind === 'workflow'))
    return [
      {
        rule: 'X103',
        at,
        message: `The policy ${quoted(policy.label)} waits for its events by ${by}, but ${one.kind === 'workflow' ? 'they start a workflow' : 'no workflow consumes them'}.`,
        remedy:
          by === 'workflow'
            ? 'Let a workflow consume its events, or let it wait by table.'
            : 'Let it wait by workflow, or choose another way of consuming.',
      },
    ];
  if (by === 'table' || daysOf(policy.timeout ?? '') <= LONGEST_DAYS) return [];
  return [
    {
      rule: 'X104',
      at,
      message: `The policy ${quoted(policy.label)} waits for more than a year; a workflow ends after one.`,
      remedy: `Wait for at most P${LONGEST_DAYS}D, or let it wait by table.`,
    },
  ];
}

/** Days of an ISO 8601 duration; 0 when it is none. */
function daysOf(timeout: string): number {
  const [, weeks, days, hours, minutes, seconds] =
    /^P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(timeout) ?? [];
  const parts = [weeks, days, hours, minutes, seconds].map((part) => Number(part ?? 0));
  return parts.reduce((sum, part, at) => sum + part * ([7, 1, 1 / 24, 1 / 1440, 1 / 86_400][at] ?? 0), 0);
}
