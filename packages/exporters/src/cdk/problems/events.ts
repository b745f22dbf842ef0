import { type Board, consumersOf, elementsOf, leadsTo, type Problem, serviceOf } from '@stormbridge/model';
import { byId, causesOf, commandsOfPolicy, serviceOfCommand } from '../plan/reads.ts';
import { elementWords, quoted, serviceWords } from './words.ts';

/** Events that a service waits for and none produces, and events that two services would produce. */
export const eventProblems = (board: Board): Problem[] =>
  [...elementsOf(board, 'event')].sort(byId).flatMap((event): Problem[] => {
    const producer = serviceOf(board, event);
    const name = quoted(event.label);
    if (producer === undefined) {
      const consumers = consumersOf(board, event).filter((one) => one.scope === 'events');
      const [first] = consumers;
      if (first === undefined) return [];
      return [
        {
          rule: 'X13',
          at: event.id,
          message: `${serviceWords(board, first.service)} consumes ${name}, and no microservice produces it.`,
          remedy: 'Assign the event to an aggregate whose context has a microservice, or name its producer in stage 7.',
        },
      ];
    }
    return causesOf(board, event).flatMap((cause): Problem[] => {
      const other = cause.kind === 'command' ? serviceOfCommand(board, cause) : serviceOf(board, cause);
      if (other === undefined || other.id === producer.id) return [];
      return [
        {
          rule: 'X14',
          at: event.id,
          message: `${name} belongs to ${quoted(producer.name)}, but ${quoted(cause.label)}, which causes it, to ${quoted(other.name)}: two microservices would produce it.`,
          remedy: 'Move one of them, or let a policy react to an event of the first microservice.',
        },
      ];
    });
  });

/** Commands that a policy or a timer of another service issues: inside a service a command is a call, between services there are only events. */
export const commandProblems = (board: Board): Problem[] => [
  ...[...board.subscriptions.values()].sort(byId).flatMap((subscription): Problem[] => {
    const policy = board.elements.get(subscription.because ?? '');
    if (policy === undefined || subscription.reason !== 'policy' || policy.kind !== 'policy') return [];
    return commandsOfPolicy(board, policy).flatMap((command): Problem[] => {
      const service = serviceOfCommand(board, command);
      if (service === undefined || service.id === subscription.service) return [];
      return [
        {
          rule: 'X15',
          at: subscription.id,
          message: `The policy ${quoted(policy.label)} listens in ${serviceWords(board, subscription.service)}, but its command ${quoted(command.label)} belongs to ${quoted(service.name)}.`,
          remedy: `Let ${quoted(service.name)} consume the event: the policy lives where its command is.`,
        },
      ];
    });
  }),
  ...[...elementsOf(board, 'timer')].sort(byId).flatMap((timer): Problem[] => {
    const own = serviceOf(board, timer);
    return leadsTo(board, timer.id, 'command').flatMap((command): Problem[] => {
      const service = serviceOfCommand(board, command);
      if (own === undefined || service === undefined || own.id === service.id) return [];
      return [
        {
          rule: 'X15',
          at: timer.id,
          message: `The timer ${quoted(timer.label)} belongs to ${quoted(own.name)}, but its command ${elementWords(board, command.id)} to ${quoted(service.name)}.`,
          remedy: 'Put both into one microservice.',
        },
      ];
    });
  }),
];
