import { type Board, comesFrom, elementsOf, leadsTo, matchedVersions, serviceOf, versionsOf } from '@stormbridge/model';
import { liveVersions } from '../../schema/contract.ts';
import { byId, issuersOf, serviceOfCommand, shown } from './reads.ts';
import type { EventPlan, ServicePlan } from './types.ts';

/** What is on the board and not, or not wholly, in the code, and why: nothing is left out in silence. */
export function notesOf(
  board: Board,
  events: ReadonlyMap<string, EventPlan>,
  services: readonly ServicePlan[],
): string[] {
  return [
    ...eventNotes(board),
    ...[...elementsOf(board, 'command')].sort(byId).flatMap((command) => {
      const name = shown(command.label, 'A command without a name');
      if (serviceOfCommand(board, command) === undefined)
        return [`The command "${name}" belongs to no service, so it is left out.`];
      if (issuersOf(board, command).length > 0) return [];
      return [`Nobody issues the command "${name}": its function is there, and nothing calls it.`];
    }),
    ...policyNotes(board),
    ...[...elementsOf(board, 'readModel')].sort(byId).flatMap((model) => {
      if ([...board.subscriptions.values()].some((one) => one.because === model.id)) return [];
      return [`No service subscribes for the read model "${shown(model.label, '?')}", so it is left out.`];
    }),
    ...[...elementsOf(board, 'timer')].sort(byId).flatMap((timer) => {
      if (services.some((service) => service.timers.some((one) => one.row === timer.id))) return [];
      return [`The timer "${shown(timer.label, '?')}" leads to no command or event of a service, so it is left out.`];
    }),
    ...services.flatMap(storeNotes),
    ...[...elementsOf(board, 'externalSystem')].sort(byId).flatMap((system) => systemNotes(board, system.id)),
    ...[...events.values()].flatMap((event) =>
      event.sampleFaults.length === 0
        ? []
        : [
            `The sample of ${event.name} version ${event.version} does not fit its fields (${event.sampleFaults.join('; ')}), so another was made.`,
          ],
    ),
  ];
}

const eventNotes = (board: Board): string[] =>
  [...elementsOf(board, 'event')].sort(byId).flatMap((event) => {
    const name = shown(event.label, 'An event without a name');
    if (serviceOf(board, event) === undefined) return [`No service produces "${name}", so it is left out.`];
    const live = liveVersions(board, event.id).length;
    if (live === 0) return [`Every version of "${name}" is retired, so it is left out.`];
    return live < versionsOf(board, event.id).length ? [`Retired versions of "${name}" are left out.`] : [];
  });

const policyNotes = (board: Board): string[] =>
  [...elementsOf(board, 'policy')].sort(byId).flatMap((policy) => {
    const listening = [...board.subscriptions.values()].filter((one) => one.because === policy.id);
    const name = shown(policy.label, '?');
    if (listening.length === 0) return [`No service subscribes for the policy "${name}", so it is left out.`];
    return listening.every((one) => matchedVersions(board, one).length === 0)
      ? [`The policy "${name}" listens to nothing that exists, so it is left out.`]
      : [];
  });

const isTold = (board: Board, system: string, event: string): boolean =>
  [...board.subscriptions.values()].some(
    (one) => one.because === system && matchedVersions(board, one).some((version) => version.event === event),
  );

/** The code keeps what it knows in tables. */
const storeNotes = ({ title, stores }: ServicePlan): string[] =>
  stores
    .filter(({ table }) => table === null)
    .map(({ name, kind }) => {
      const store = `The data store "${name || '?'}"${kind === '' ? '' : ` (${kind})`} of "${title}"`;
      return `${store} is none of the tables that its code needs, so there is no code for it.`;
    });

function systemNotes(board: Board, id: string): string[] {
  const system = board.elements.get(id);
  const name = shown(system?.label ?? '', '?');
  const outgoing = leadsTo(board, id, 'command').length + leadsTo(board, id, 'event').length;
  const asking = comesFrom(board, id, 'command');
  const telling = comesFrom(board, id, 'event').sort(byId);
  if (outgoing + asking.length + telling.length === 0)
    return [`The external system "${name}" has no arrow to or from the flow, so there is no code for it.`];
  return [
    ...asking.sort(byId).flatMap((command) => {
      const service = serviceOfCommand(board, command);
      if (service === undefined || system?.service === undefined || system.service === service.id) return [];
      return [
        `"${shown(command.label, '?')}" asks the external system "${name}", which another microservice adapts, so there is no code for it.`,
      ];
    }),
    ...telling
      .filter((event) => !isTold(board, id, event.id))
      .map(
        (event) =>
          `"${shown(event.label, '?')}" is told to the external system "${name}", and no service subscribes for that, so there is no code for it.`,
      ),
  ];
}
