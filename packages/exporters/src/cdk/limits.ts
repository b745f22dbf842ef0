/** A limit of AWS that a board or a generated project can run into. */
export interface Limit {
  readonly max: number;
  /** What is limited, and in which unit. */
  readonly what: string;
  /** The page of AWS that says so. */
  readonly source: string;
  /** AWS raises it on request: then it is a warning. What is fixed keeps a board from being exported. */
  readonly adjustable: boolean;
  /** Which rules of SPEC.md keep it, or how names and texts are made so that it cannot be passed. */
  readonly kept: string;
}

const API = 'https://docs.aws.amazon.com/eventbridge/latest/APIReference';
const GUIDE = 'https://docs.aws.amazon.com/eventbridge/latest/userguide';
const SCHEDULER = 'https://docs.aws.amazon.com/scheduler/latest/APIReference';
const SCHEMAS = 'https://docs.aws.amazon.com/eventbridge/latest/schema-reference';
const STACKS = 'https://docs.aws.amazon.com/AWSCloudFormation/latest';

const fixed = (max: number, what: string, source: string, kept: string): Limit => ({
  max,
  what,
  source,
  adjustable: false,
  kept,
});
const adjustable = (max: number, what: string, source: string, kept: string): Limit => ({
  ...fixed(max, what, source, kept),
  adjustable: true,
});

/**
 * What AWS allows, each fact once, as read in November 2026. Where a region differs, the number is the one of most
 * regions. A project adds its stage of at most 16 characters to the names of the bus, the stacks and the registry.
 */
export const LIMITS = {
  busName: fixed(256, 'characters of the name of a bus', `${API}/API_CreateEventBus.html`, 'X166, X169'),
  ruleName: fixed(64, 'characters of the name of a rule', `${API}/API_PutRule.html`, 'named by CloudFormation'),
  ruleDescription: fixed(512, 'characters of a description', `${API}/API_PutRule.html`, 'X3'),
  targetId: fixed(64, 'characters of the id of a target', `${API}/API_Target.html`, 'numbered by CDK'),
  targetsPerRule: fixed(5, 'targets of one rule', `${GUIDE}/eb-quota.html`, 'X170'),
  archiveName: fixed(48, 'characters of the name of an archive', `${API}/API_CreateArchive.html`, 'X166, X169'),
  scheduleName: fixed(
    64,
    'characters of the name of a schedule',
    `${SCHEDULER}/API_CreateSchedule.html`,
    'named by CloudFormation',
  ),
  source: fixed(256, 'characters of a source', `${SCHEDULER}/API_EventBridgeParameters.html`, 'X24'),
  detailType: fixed(128, 'characters of a detail type', `${API}/API_PutEventsRequestEntry.html`, 'X25'),
  entriesPerRequest: fixed(10, 'events in one request', `${API}/API_PutEvents.html`, 'the kit sends so many at once'),
  /** Since 29 January 2026; 256 KB before, and on many pages of AWS still. Of samples: no schema of a board bounds a text. */
  eventBytes: fixed(1_048_576, 'bytes of one event', `${GUIDE}/eb-putevent-size.html`, 'X161'),
  /** Of a topic as CDK makes it, of the input of a workflow, and of an event where 1 MB has not arrived. */
  smallEventBytes: fixed(
    262_144,
    'bytes of one event on every way',
    'https://docs.aws.amazon.com/sns/latest/dg/large-message-payloads.html',
    'X163',
  ),
  itemBytes: fixed(
    409_600,
    'bytes of one row of the outbox',
    'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Constraints.html',
    'X162',
  ),
  patternLength: adjustable(2048, 'characters of an event pattern', `${GUIDE}/eb-quota.html`, 'X31'),
  longestPattern: fixed(4096, 'characters of an event pattern', `${API}/API_PutRule.html`, 'X160'),
  /** Of the custom bus, which has subscribers in place of rules. AWS raises buses, sources and subscribers on request. */
  subscribersPerBus: adjustable(
    10_000,
    'subscribers of one custom bus',
    `${GUIDE}/eb-quota.html`,
    'X32: some 330 full stacks',
  ),
  targetsPerSubscriber: fixed(1, 'targets of one subscriber of a custom bus', `${GUIDE}/eb-custom-bus.html`, 'X170'),
  retentionDays: fixed(365, 'days for which a custom bus keeps events', `${GUIDE}/eb-custom-bus.html`, 'X170'),
  eventSources: adjustable(
    200,
    'sources from which a custom bus takes events itself',
    `${GUIDE}/eb-quota.html`,
    'there is none: rules of the default bus forward',
  ),
  customBuses: adjustable(5, 'custom buses in an account and region', `${GUIDE}/eb-quota.html`, 'one for each stage'),
  /** 100 in af-south-1 and eu-south-1. */
  rulesPerBus: adjustable(300, 'rules on one bus', `${GUIDE}/eb-quota.html`, 'X30'),
  wildcardRules: fixed(30, 'rules with wildcards on one bus', `${GUIDE}/eb-quota.html`, 'X171: there is none'),
  busesPerAccount: adjustable(100, 'buses in an account and region', `${GUIDE}/eb-quota.html`, 'one for each stage'),
  registryName: fixed(
    64,
    'characters of the name of a registry',
    `${SCHEMAS}/v1-registries-name-registryname.html`,
    'X169',
  ),
  schemaName: fixed(
    385,
    'characters of the name of a schema',
    `${SCHEMAS}/v1-registries-name-registryname-schemas-name-schemaname.html`,
    'X24, X169',
  ),
  registryContent: fixed(
    100_000,
    'characters of one schema in the registry',
    `${SCHEMAS}/v1-registries-name-registryname-schemas-name-schemaname.html`,
    'X164',
  ),
  stackName: fixed(128, 'characters of the name of a stack', `${STACKS}/APIReference/API_CreateStack.html`, 'X169'),
  stackResources: fixed(
    500,
    'resources in one stack',
    `${STACKS}/UserGuide/cloudformation-limits.html`,
    'X32 leaves 50 for what people add',
  ),
  templateBytes: fixed(1_048_576, 'bytes of one template', `${STACKS}/UserGuide/cloudformation-limits.html`, 'X165'),
  functionName: fixed(
    64,
    'characters of the name of a function',
    'https://docs.aws.amazon.com/lambda/latest/api/API_CreateFunction.html',
    'named by CloudFormation',
  ),
  concurrentFunctions: adjustable(
    1000,
    'functions that run at one time in an account',
    'https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html',
    'X167',
  ),
  queueName: fixed(
    80,
    'characters of the name of a queue',
    'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html',
    'named by CloudFormation',
  ),
  topicName: fixed(
    256,
    'characters of the name of a topic',
    'https://docs.aws.amazon.com/sns/latest/api/API_CreateTopic.html',
    'X169',
  ),
  parameterName: fixed(
    1011,
    'characters of the name of a parameter',
    'https://docs.aws.amazon.com/systems-manager/latest/APIReference/API_PutParameter.html',
    'X169',
  ),
  logDeliveryName: fixed(
    60,
    'characters of the name of a log delivery',
    'https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_PutDeliverySource.html',
    'named by CDK within 60',
  ),
} as const satisfies Readonly<Record<string, Limit>>;

/** Resources that a generated stack has at most; what is left of the 500 is for what people add. */
export const RESOURCES_PER_STACK = LIMITS.stackResources.max - 50;

/** Messages that a queue consumer of the kit works on at one time. */
export const CONCURRENCY = 10;

/** Bytes of a template that one resource takes, with indentation: 1,460 on average in the largest stack of *Order checkout*. */
export const RESOURCE_BYTES = 1500;

/** Longest stage: `-c stage=`, as the kit checks it. */
export const STAGE_MAX = 16;

/**
 * Resources that each construct of the kit makes, counted in the synthesised templates of the two examples. They are
 * upper bounds: alarms, permissions and log groups are in them, and timers may share a role.
 */
export const RESOURCES = {
  stack: 2,
  outbox: 16,
  table: 1,
  commandQueue: 12,
  api: 10,
  route: 4,
  function: 6,
  forwarded: 5,
  queueConsumer: 17,
  directConsumer: 15,
  topicKey: 1,
  fanOut: 8,
  fanOutConsumer: 16,
  streamConsumer: 18,
  workflowConsumer: 20,
  endpointConsumer: 9,
  timer: 6,
  dueWaits: 6,
  schema: 1,
} as const;

/** What a custom bus adds: roles and log deliveries of subscribers, a function behind each timer that tells an event. */
export const CUSTOM_RESOURCES = { stack: 3, route: 4, timer: 10 } as const;
