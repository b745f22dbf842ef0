import { type Board, comesFrom, elementsOf, type Problem, serviceOf } from '@stormbridge/model';
import { hasToken } from '../../sinks/index.ts';
import { LIMITS } from '../limits.ts';
import { byId } from '../plan/reads.ts';
import { quoted } from './words.ts';

/** What a service of AWS calls itself on the default bus. */
const CLOUD_SOURCE = /^aws\.[a-z0-9][a-z0-9._-]*$/;

/** Services of AWS and what they say on the default bus. */
export const cloudProblems = (board: Board): Problem[] => [...sourceProblems(board), ...typeProblems(board)];

const sourceProblems = (board: Board): Problem[] =>
  [...elementsOf(board, 'externalSystem')].sort(byId).flatMap(({ id, label, cloudSource }): Problem[] => {
    if (cloudSource === undefined) return [];
    if (CLOUD_SOURCE.test(cloudSource) && cloudSource.length <= LIMITS.source.max) return [];
    return [
      {
        rule: 'X124',
        at: id,
        message: `The external system ${quoted(label)} is said to be a service of AWS with the source ${quoted(cloudSource, 'without a name')}, and no service of AWS is called that.`,
        remedy: 'Write the source as AWS does, such as aws.s3, or leave it out: then the system reports by a route.',
      },
    ];
  });

const typeProblems = (board: Board): Problem[] =>
  [...elementsOf(board, 'event')].sort(byId).flatMap((event): Problem[] => {
    if (serviceOf(board, event) === undefined) return [];
    const systems = comesFrom(board, event.id, 'externalSystem').filter((one) => one.cloudSource !== undefined);
    const [system] = systems;
    const type = event.cloudDetailType;
    const problem = (message: string, remedy: string): Problem => ({ rule: 'X125', at: event.id, message, remedy });
    if (system === undefined)
      return type === undefined
        ? []
        : [
            problem(
              `The event ${quoted(event.label)} has the detail-type ${quoted(type)} of a service of AWS, but no such service leads to it.`,
              'Draw the external system that causes it and give that a source such as aws.s3, or take the detail-type away.',
            ),
          ];
    if (type === undefined || type.trim() === '')
      return [
        problem(
          `${quoted(system.label)} says ${quoted(event.label)} on the default bus, but under which detail-type is not said.`,
          'Write the detail-type as AWS does, such as "Object Created".',
        ),
      ];
    if (type.length <= LIMITS.detailType.max && !hasToken(type)) return [];
    return [
      problem(
        `The detail-type ${quoted(type)} is none that EventBridge takes: it has at most ${LIMITS.detailType.max} characters and no "\${".`,
        'Write the detail-type as AWS does, such as "Object Created".',
      ),
    ];
  });
