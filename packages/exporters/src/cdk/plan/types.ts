import type { EventVersionRow, SettingsRow } from '@stormbridge/model';
import type { Contract } from '../../schema/contract.ts';
import type { EnvelopeStyle } from '../kit/index.ts';
import type { Doc } from '../layout/doc.ts';

/**
 * What a board becomes, as data: everything is decided here, printing only spells it out. Names are code names, texts
 * are still as people wrote them and are encoded where they are printed. Every list has a fixed order.
 */
export interface Plan {
  /** `[a-z][a-z0-9-]{0,19}`: scope of the packages, prefix of stacks and parameters. */
  readonly project: string;
  readonly title: string;
  readonly description: string;
  readonly bus: string;
  /** How events travel in `detail`. */
  readonly envelope: EnvelopeStyle;
  /** Rules with targets on the classic bus, or subscribers on the new custom one. */
  readonly flavour: SettingsRow['busFlavour'];
  /** Who may call the public routes. */
  readonly authoriser: 'signature' | 'userPool';
  readonly services: readonly ServicePlan[];
  readonly events: readonly EventPlan[];
  /** Every version that there is or was, also of what is not on the bus any more. */
  readonly versions: readonly VersionPlan[];
  readonly commands: readonly CommandPlan[];
  readonly actors: readonly ActorPlan[];
  readonly hotSpots: readonly HotSpotPlan[];
  readonly contexts: readonly ContextPlan[];
  /** What is on the board and not in the code, and why. */
  readonly notes: readonly string[];
}

/** One version of an event that is on the bus. */
export interface EventPlan extends Contract {
  readonly row: string;
  readonly source: string;
  readonly detailType: string;
  /** Folder name of the one service that produces it. */
  readonly service: string;
  readonly aggregate: string | null;
}

/** What becomes of one version of an event. */
export interface VersionPlan {
  /** `OrderPlaced.v1` */
  readonly key: string;
  readonly status: EventVersionRow['status'];
  /** Whether new facts are written in it. */
  readonly written: boolean;
  /** The newest version that is not retired, where this is an older one. */
  readonly newest: string | null;
  /** Title of the service that owns the event. */
  readonly producer: string;
  /** Titles of the services of which a subscription names it. */
  readonly consumers: readonly string[];
}

export interface CommandPlan extends Contract {
  readonly row: string;
  readonly service: string;
  readonly aggregate: string | null;
  readonly mode: 'sync' | 'async';
  /** Public path, for a command that an actor or an external system issues. */
  readonly route: string | null;
  /** Whether people call the route, or only systems outside. */
  readonly caller: 'people' | 'system';
  /** The one event that the API puts on the bus itself, where the board says so. */
  readonly publishes: EventPlan | null;
  /** Whether code of the service handles it; what the API publishes itself is not, unless something else issues it too. */
  readonly handled: boolean;
  /** Name of the function that handles it. */
  readonly fn: string;
  /** What it leads to, in the order of time. */
  readonly outcomes: readonly OutcomePlan[];
  /** Open decision: which aggregate is meant. `from` names the field that says it. */
  readonly identity: KeyPlan | null;
  /** Open decision: which of several events happen. */
  readonly choice: string | null;
  /** Open decision: what it does, where the board names no event; then nothing is decided in the domain. */
  readonly handle: string | null;
  /** What other systems are asked before it is decided, in this order. */
  readonly asks: readonly CommandAskPlan[];
}

/** One question of a command to a system outside. */
export interface CommandAskPlan {
  /** Open decision: how it is asked. */
  readonly decision: string;
  /** Name of the answer among the answers of the command. */
  readonly key: string;
  /** Type of the answer. */
  readonly answer: string;
  readonly method: string;
  readonly system: string;
}

/** One event of a command, with the origin of each field. */
export interface OutcomePlan {
  readonly event: EventPlan;
  readonly fields: readonly OriginPlan[];
}

/** Where the value of a field comes from: a field of the cause, the aggregate's id, or a decision that is open. */
export interface OriginPlan {
  readonly field: string;
  readonly from: FieldOrigin | { readonly decision: string } | 'id';
}

/** `of` names the event where there are several, in a join. */
export interface FieldOrigin {
  readonly field: string;
  readonly of?: string;
}

/** Something that the board does not say and the code must know: a function that throws until somebody writes it. */
export interface DecisionPlan {
  readonly name: string;
  readonly question: string;
  readonly parameters: readonly { readonly name: string; readonly type: Doc }[];
  readonly returns: Doc;
  /** What the test double answers, as an expression. */
  readonly answer: Doc;
}

/** Commands and events of one aggregate of a service, or those of the service that have none. */
export interface DomainPlan {
  /** Pascal case: `Order`. */
  readonly name: string;
  readonly title: string;
  readonly rules: readonly string[];
  readonly file: string;
  /** Without an aggregate there is no state: its events are published directly. */
  readonly aggregate: boolean;
  readonly commands: readonly CommandPlan[];
  /** Every event it can give. */
  readonly events: readonly EventPlan[];
  readonly reports: readonly ReportPlan[];
  /** Events that had happened before a command, by its row. */
  readonly history: ReadonlyMap<string, readonly EventPlan[]>;
}

/** An external system tells a fact: by a route, or on the default bus where it is a service of AWS. */
export interface ReportPlan {
  readonly event: EventPlan;
  readonly system: string;
  readonly route: string | null;
  readonly cloud: CloudPlan | null;
  readonly fn: string;
  /** How the aggregate is found; null without an aggregate. */
  readonly identity: KeyPlan | null;
  /** The older versions in use: the same fact is written in each of them too. */
  readonly older: readonly OutcomePlan[];
  /** Open decision: by what a report that is sent again is known; null where AWS tells it, under an id of its own. */
  readonly sameAs: string | null;
  /** Open decision: whether what is reported fits the state; null without an aggregate. */
  readonly check: string | null;
}

/** A rule on the default bus that forwards what a service of AWS says to the command queue. */
export interface CloudPlan {
  readonly id: string;
  readonly construct: string;
  readonly source: string;
  readonly detailType: string;
  readonly text: string;
  /** Open decision: what it means in the words of the domain. */
  readonly decision: string;
}

/** What a service shows of the events that it was told, by id. */
export interface ReadModelPlan {
  readonly name: string;
  readonly title: string;
  readonly file: string;
  readonly route: string;
  /** Name of the constant, and of the type of what is shown. */
  readonly view: string;
  readonly type: string;
  readonly events: readonly EventPlan[];
}

export interface SubscriptionPlan {
  readonly row: string;
  /** Kebab case, unique in its service. */
  readonly id: string;
  /** Pascal case: the construct. */
  readonly construct: string;
  readonly via: 'queue' | 'direct' | 'fan-out' | 'stream' | 'workflow' | 'destination';
  readonly reason: 'policy' | 'read-model' | 'record' | 'external-system';
  readonly interest: InterestPlan;
  readonly text: string;
  readonly title: string;
  /** The file with the code; null where EventBridge itself tells a system outside. */
  readonly handler: string | null;
  /** Fan-out: the construct that it shares with all that listen to the same. */
  readonly topic: string | null;
  /** Stream: the field of the data by which events share a partition; null for the event's own id. */
  readonly partitionBy: string | null;
  /** Destination: where EventBridge tells the system, and the name of the system in its secret. */
  readonly endpoint: { readonly url: string; readonly system: string } | null;
  /** A policy's commands, with the origin of each field. */
  readonly calls: readonly CallPlan[];
  /** A policy that waits for all its events: how they find each other. */
  readonly join: JoinPlan | null;
  /** Open decision: what happens, where the board names no command; or how a system outside is told. */
  readonly follow: string | null;
  /** Which read model it keeps. */
  readonly model: string | null;
  /** A read model: how its key is found. */
  readonly key: KeyPlan | null;
}

export type InterestPlan = readonly EventPlan[] | '*' | { readonly source: string };

export interface JoinPlan {
  readonly key: string;
  readonly timeout: string;
  readonly names: readonly string[];
  readonly by: 'table' | 'workflow';
  /** Open decision: what happens when they did not all come in time. */
  readonly missing: string;
}

/** One rule and one topic for all fan-out subscriptions of a service that listen to the same. */
export interface TopicPlan {
  readonly construct: string;
  readonly interest: InterestPlan;
  readonly text: string;
}

/** Which one is meant: a field says it, or an open decision. */
export type KeyPlan = { readonly from: string } | { readonly decision: string };

export interface CallPlan {
  readonly command: CommandPlan;
  readonly fields: readonly OriginPlan[];
}

export interface TimerPlan {
  readonly row: string;
  readonly id: string;
  readonly construct: string;
  readonly schedule: string;
  readonly text: string;
  readonly command: CommandPlan | null;
  readonly event: EventPlan | null;
  /** Whether the scheduler can send it by itself, or only a tick that the service turns into more. */
  readonly constant: boolean;
  readonly fn: string;
  /** Open decision: what is due. */
  readonly due: string | null;
  /** For an event of an aggregate: which one it is about. */
  readonly identity: KeyPlan | null;
  /** The older versions in use of the event. */
  readonly older: readonly OutcomePlan[];
}

/** An external system behind an adapter of a service. */
export interface SystemPlan {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly file: string;
  readonly asks: readonly AskPlan[];
}

/** What is asked of it, or told to it: a method of the adapter. */
export interface AskPlan {
  readonly method: string;
  readonly given:
    | { readonly command: Contract /** Type of what comes back. */; readonly answer: string }
    | { readonly events: readonly EventPlan[] };
}

/** A data store of the board, and the table that it is in the stack: that of the state, or of what is shown. */
export interface StorePlan {
  readonly name: string;
  readonly kind: string;
  readonly table: 'state' | 'shown' | null;
}

export interface ServicePlan {
  readonly row: string;
  readonly name: string;
  readonly pascal: string;
  /** Name of the stack's class. */
  readonly stack: string;
  readonly title: string;
  readonly context: string;
  readonly team: string;
  readonly purpose: string;
  readonly domains: readonly DomainPlan[];
  readonly subscriptions: readonly SubscriptionPlan[];
  readonly topics: readonly TopicPlan[];
  readonly readModels: readonly ReadModelPlan[];
  readonly timers: readonly TimerPlan[];
  readonly systems: readonly SystemPlan[];
  readonly stores: readonly StorePlan[];
  readonly decisions: readonly DecisionPlan[];
}

export interface ActorPlan {
  readonly id: string;
  readonly title: string;
  readonly commands: readonly string[];
}

export interface ContextPlan {
  readonly title: string;
  readonly team: string;
  readonly purpose: string;
  readonly services: readonly string[];
}

export interface HotSpotPlan {
  readonly kind: string;
  readonly text: string;
  readonly about: string;
  /** The service in whose test it becomes a todo. */
  readonly service: string | null;
}
