import type { ConstructName } from '../inventory/constructs.ts';
import type { Plan, ServicePlan } from '../plan/types.ts';
import { stackFile } from '../print/stack.ts';
import { waitsInTable } from '../print/stack-consumers.ts';

/** What an alarm watches. Its name ends like this unless `ENDINGS` says otherwise: the kit calls it so in `watch`. */
export type AlarmKind =
  | 'DueWaits Unsent'
  | 'FailedRecord'
  | 'FailedStep'
  | 'Handler IteratorAge'
  | 'HandlerErrors'
  | 'HandlerFailed'
  | 'Failed'
  | 'ForwardedLost'
  | 'ForwardedUndelivered'
  | 'FunctionErrors'
  | 'LostEvents'
  | 'LostMessages'
  | 'QueueAge'
  | 'Relay IteratorAge'
  | 'RelayErrors'
  | 'ResendErrors'
  | 'ServerErrors'
  | 'Undelivered'
  | 'UndeliveredCopy'
  | 'Unpublished'
  | 'Unsent'
  | 'Workflow';

const ENDINGS: Partial<Record<AlarmKind, string>> = {
  FailedRecord: 'Failed',
  FailedStep: 'Failed',
  ForwardedLost: 'LostEvents',
  ForwardedUndelivered: 'Undelivered',
  UndeliveredCopy: 'Undelivered',
};

const POLLED = ['Failed', 'QueueAge', 'HandlerErrors'] as const;
const ROUTED = ['LostEvents', 'Undelivered'] as const;

/** The alarms that each construct of the kit raises. A generated test compares them with the templates. */
const ALARMS: Readonly<Record<ConstructName, readonly AlarmKind[]>> = {
  OutboxTable: ['Relay IteratorAge', 'RelayErrors', 'Unpublished', 'ResendErrors'],
  ServiceTable: [],
  ViewTable: [],
  CommandQueue: POLLED,
  ServiceApi: ['ServerErrors'],
  Route: [],
  ServiceFunction: ['FunctionErrors'],
  ForwardedEvents: ['ForwardedLost', 'ForwardedUndelivered'],
  QueueConsumer: [...ROUTED, ...POLLED],
  DirectConsumer: [...ROUTED, 'HandlerErrors', 'HandlerFailed'],
  FanOut: [...ROUTED, 'LostMessages'],
  FanOutConsumer: [...POLLED, 'UndeliveredCopy'],
  StreamConsumer: [...ROUTED, 'HandlerErrors', 'Handler IteratorAge', 'FailedRecord'],
  WorkflowConsumer: [...ROUTED, 'HandlerErrors', 'Workflow', 'FailedStep'],
  EndpointConsumer: ROUTED,
  DueWaits: ['DueWaits Unsent'],
  TopicKey: [],
  TimerCommand: ['Unsent'],
  TimerEvent: ['Unsent'],
  Schema: [],
  Dashboard: [],
};

/** On a custom bus a function puts the events of timers there. */
const CUSTOM: Partial<typeof ALARMS> = { TimerEvent: ['Unsent', 'HandlerErrors', 'HandlerFailed'] };

export interface NamedAlarm {
  /** The name of the alarm without its stack. */
  readonly name: string;
  readonly kind: AlarmKind;
}

/** Every alarm of a service, by the constructs of its stack. */
export function alarmsOf(plan: Plan, service: ServicePlan): NamedAlarm[] {
  const made = stackFile(plan, service).matchAll(/^ {4}(?:const \w+ = )?new (\w+)\(this, '(\w+)'/gm);
  const waits = service.subscriptions.filter(waitsInTable).map(({ construct }) => ['', 'DueWaits', construct]);
  return [...made, ...waits].flatMap(([, construct = '', id = '']) => {
    const name = construct as ConstructName;
    const kinds = (plan.flavour === 'custom' ? CUSTOM[name] : undefined) ?? ALARMS[name] ?? [];
    return kinds.map((kind) => ({ name: nameOf(id, kind), kind }));
  });
}

/** A function that stands in the stack itself is watched under its own name. */
const nameOf = (id: string, kind: AlarmKind): string =>
  kind === 'FunctionErrors' ? `${id}Errors` : `${id} ${ENDINGS[kind] ?? kind}`;
