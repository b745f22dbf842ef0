import type { TABLES, TableName } from '../tables.ts';

/** What the published JSON Schema says about a table and each of its fields. */
type Descriptions = {
  readonly [T in TableName]: {
    readonly rows: string;
    readonly fields: { readonly [F in keyof (typeof TABLES)[T]]: string };
  };
};

const CODE_NAME =
  'Name in generated code, in Pascal case. Derived from the name while it is absent; pinned so that renaming changes no code.';
const TEXT = 'Free text for people.';

/** The words of the published JSON Schema. The compiler asks for a sentence on every new field. */
export const DESCRIPTIONS: Descriptions = {
  elements: {
    rows: 'Everything that lies on the timeline: domain events, commands, actors, policies, read models, external systems, timers and hot spots.',
    fields: {
      kind: 'What the sticky is.',
      label: 'What is written on it. A domain event in the past tense: "Order placed".',
      description: TEXT,
      author: 'Who made it.',
      createdAt: 'When it was made, as a date and time.',
      codeName: CODE_NAME,
      posTimeline:
        'Its upper left corner on the timeline, in px. Left out, it stands by the events that it touches. An event with a column needs none.',
      posLandscape: 'Its upper left corner in the landscape, in px, while it belongs to no aggregate.',
      column:
        'Event: its position in time. Columns are ordered as text; events with the same column are alternatives of one moment.',
      lane: 'Event: the name of its lane. Empty is the main lane.',
      pivotal: 'Event: whether it divides the story into phases.',
      aggregate: 'Event or command: the aggregate that it belongs to.',
      placement:
        'Event or command: the placement of that aggregate. May be left out while the aggregate is in one context.',
      service:
        'Policy, read model, timer: the service that it lives in. External system: the service that adapts it. Event without an aggregate: its producer.',
      source:
        'Event: the source under which it travels on the bus. Derived from the producing service while it is absent.',
      detailType: 'Event: the detail-type under which it travels on the bus. Derived from its name while it is absent.',
      actorKind: 'Actor: what kind of actor it is.',
      mode: 'Command: whether the one who asks waits for the answer.',
      intake:
        'Command that an actor or an external system issues and nobody waits for: "queue" keeps it in the queue of its service and answers 202; "bus" puts its event on the bus at once and answers 200.',
      when: 'Policy on several events: whether it acts on any of them, or once all have happened.',
      correlationKey: 'Policy that waits for all its events: the field by which they belong together.',
      timeout: 'Policy that waits for all its events: how long it waits, as an ISO 8601 duration such as "P7D".',
      joinBy: 'Policy that waits for all its events: whether a table of the service or a workflow waits.',
      endpoint: 'External system: the https address at which it is told of events.',
      cloudSource: 'External system that is a service of the cloud: the source of its events there.',
      cloudDetailType:
        'Event that a service of the cloud causes: the detail-type that it has there, such as "Object Created". It is forwarded from the default bus.',
      schedule: 'Timer: "rate(1 hour)" or "cron(0 9 * * ? *)".',
      hotSpotKind: 'Hot spot: what kind of trouble or chance it marks.',
      status: 'Hot spot: whether it is settled.',
      owner: 'Hot spot: who takes care of it.',
      on: 'Hot spot: what it is about.',
    },
  },
  flows: {
    rows: 'Arrows: what leads to what. Only what the grammar of the method allows: actor to command, command to event, event to policy, policy to command and so on.',
    fields: { from: 'The element that the arrow leads from.', to: 'The element that it leads to.' },
  },
  aggregates: {
    rows: 'Aggregates and entities: the business things that events and commands belong to.',
    fields: {
      name: 'What people call it.',
      kind: 'Whether it guards rules of its own (aggregate) or is only a thing with an identity (entity).',
      rules: 'What must always be true of it, one rule a line.',
      description: TEXT,
      codeName: CODE_NAME,
      posLandscape: 'Its upper left corner in the landscape, in px, while it is in no context.',
    },
  },
  placements: {
    rows: 'Aggregates in contexts. One aggregate may be placed in several contexts, once in each.',
    fields: {
      aggregate: 'The aggregate that is placed.',
      context: 'The context that it is placed in.',
      service: 'The service of that context that runs it.',
      pos: 'Its upper left corner in the landscape, in px.',
    },
  },
  contexts: {
    rows: 'Bounded contexts: areas in which each word has one meaning.',
    fields: {
      name: 'What people call it.',
      team: 'The team that owns it.',
      purpose: 'What it is for.',
      codeName: CODE_NAME,
      frame: 'Where its frame lies in the landscape, in px. It grows with what is in it.',
    },
  },
  services: {
    rows: 'Microservices: what is deployed on its own.',
    fields: {
      name: 'What people call it.',
      context: 'The one context that it belongs to.',
      purpose: 'What it is for.',
      compute: 'What it should run on, in the words of the team.',
      codeName: CODE_NAME,
    },
  },
  dataStores: {
    rows: 'Data stores of services.',
    fields: {
      name: 'Its name.',
      kind: 'What kind of store, in the words of the team.',
      service: 'The service that masters the data.',
    },
  },
  subscriptions: {
    rows: 'What services consume, and how. One subscription becomes one rule with one target.',
    fields: {
      service: 'The service that consumes.',
      kind: 'How it consumes.',
      scope: 'What it consumes: the event versions listed, all events of one source, or the whole bus.',
      versions: 'Scope "events": the event versions that its rule matches.',
      producer: 'Scope "source": the service whose events it consumes.',
      reason: 'Why it consumes: for a policy, for a read model, to tell an external system, or only to keep a record.',
      because: 'The policy, the read model or the external system that is the reason.',
      partitionBy:
        'Kind "stream": the field whose value keeps events in order among themselves. Left out, it is the id of the aggregate.',
      description: TEXT,
      codeName: CODE_NAME,
    },
  },
  eventVersions: {
    rows: 'Versions of events. An event has at least one; its first may be left out while nothing is said about it.',
    fields: {
      event: 'The event. The id of its version 2 is the id of the event with ".v2" behind it.',
      version: 'The number of the version, from 1.',
      status: 'Whether it is still a draft, in use, or retired.',
      title: 'A title for the schema. Empty: the label of the event.',
      description: TEXT,
      sample: 'A payload as it may look, as JSON.',
    },
  },
  fields: {
    rows: 'Fields of event versions, commands and shared types.',
    fields: {
      owner: 'The event version, the command or the type that the field belongs to.',
      order: 'Its position among the fields of its owner. Positions are ordered as text.',
      name: 'Its name in the payload.',
      type: 'What it holds. "enum" is one of the values listed, "object" a shared type.',
      valueType: 'Type "object": the shared type.',
      list: 'Whether it holds a list of such values.',
      values: 'Type "enum": the values that are allowed.',
      required: 'Whether it is always there.',
      personal: 'Whether it holds personal data.',
      description: TEXT,
      example: 'An example of a value, as JSON.',
    },
  },
  types: {
    rows: 'Types that several schemas share, such as an amount of money or an address.',
    fields: { name: 'Its name.', description: TEXT, codeName: CODE_NAME },
  },
  glossary: {
    rows: 'Words and what they mean, each in one context or everywhere.',
    fields: { term: 'The word.', meaning: 'What it means.', context: 'The context in which it means that.' },
  },
  comments: {
    rows: 'Comments.',
    fields: {
      on: 'What it is about.',
      text: 'What it says.',
      author: 'Who wrote it.',
      createdAt: 'When it was written, as a date and time.',
      resolved: 'Whether it is settled.',
    },
  },
  votes: {
    rows: 'Votes.',
    fields: { on: 'What the vote is for.', voter: 'Who voted.' },
  },
  phases: {
    rows: 'Headings over stretches of the timeline.',
    fields: { name: 'What people call it.', column: 'The position in time at which it begins.' },
  },
  bus: {
    rows: 'The one event bus.',
    fields: { name: 'Its name.', description: TEXT, codeName: CODE_NAME },
  },
  settings: {
    rows: 'Settings of the board.',
    fields: {
      title: 'What the board is called.',
      description: TEXT,
      codeName:
        'Name of the project in generated code, in kebab case, at most 20 characters. Derived from the title while it is absent.',
      sourcePrefix: 'What the source of every event begins with, such as "com.example.shop".',
      detailTypeCasing: 'How detail-types are written that are derived: "OrderPlaced" or "order-placed".',
      envelope: 'How a payload travels: with metadata beside the data, or alone.',
      busFlavour: 'Which kind of event bus is generated.',
      authoriser:
        'Who may call the public routes: callers who sign their requests, or users who sign in to a user pool.',
      example: 'Whether the board is a built-in example: 1 for yes.',
    },
  },
};
