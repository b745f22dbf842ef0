// State machines as data, in the states language with JSONata. What stands in ${...} is filled in by CloudFormation.

interface State {
  readonly Type: 'Task' | 'Choice' | 'Wait' | 'Succeed' | 'Fail';
  readonly [property: string]: unknown;
}
export interface Definition {
  readonly Comment: string;
  readonly QueryLanguage: 'JSONata';
  readonly StartAt: string;
  readonly States: Readonly<Record<string, State>>;
}

/** Longer than the archive keeps events, so that a replay finds what was done. */
const REMEMBER_SECONDS = 35 * 86_400;
const EVENT = '$states.context.Execution.Input';
const KNOWN = 'DynamoDB.ConditionalCheckFailedException';

/** What is wrong with the event or open in the code stays so; everything else is tried for some minutes. */
const RETRY = [
  { ErrorEquals: ['ContractError', 'NotDecided', KNOWN], MaxAttempts: 0 },
  {
    ErrorEquals: ['States.ALL'],
    IntervalSeconds: 2,
    BackoffRate: 2,
    MaxDelaySeconds: 60,
    // 2 + 4 + 8 + 16 + 32 = 62 s: the last two tries come after the lock of `once`, 60 s. With jitter none may.
    MaxAttempts: 6,
  },
];

const fill = (expression: string): string => `{% ${expression} %}`;
const service = (action: string): string => `arn:\${Partition}:states:::${action}`;

/** A task, what comes after it, and where it goes when it keeps failing. */
function task(action: string, parameters: object, next: string | undefined, failed: string | undefined): State {
  return {
    Type: 'Task',
    Resource: service(action),
    Arguments: parameters,
    Retry: RETRY,
    ...(failed === undefined ? {} : { Catch: [{ ErrorEquals: ['States.ALL'], Next: failed }] }),
    ...(next === undefined ? { End: true } : { Next: next }),
  };
}

const invoke = (payload: unknown, next: string | undefined, failed: string): State =>
  task('lambda:invoke', { FunctionName: '${Handler}', Payload: payload }, next, failed);

/** The event is parked as it came: with it as input the workflow can be started again. */
const PARKING: Readonly<Record<string, State>> = {
  Park: task('sqs:sendMessage', { QueueUrl: '${Failed}', MessageBody: fill(`$string(${EVENT})`) }, 'Parked', undefined),
  Parked: { Type: 'Fail', Error: 'Parked', Cause: 'A step kept failing: the event waits in the dead-letter queue' },
};

/**
 * The steps in their order, until a rule refuses one; their names in the machine begin with `Step`, so that none is taken
 * for another state.
 */
function inSequence(
  steps: readonly string[],
  payload: (step: string) => unknown,
  failed: string,
): Readonly<Record<string, State>> {
  const states = steps.map((step, at): Readonly<Record<string, State>> => {
    const following = steps[at + 1];
    if (following === undefined) return { [stateOf(step)]: invoke(payload(step), undefined, failed) };
    const asked = invoke(payload(step), `After ${step}`, failed);
    return {
      [stateOf(step)]: { ...asked, Assign: { refused: fill('$states.result.Payload.refused') } },
      [`After ${step}`]: {
        Type: 'Choice',
        Choices: [{ Condition: fill('$refused'), Next: 'Refused' }],
        Default: stateOf(following),
      },
    };
  });
  return Object.assign({}, ...states, steps.length > 1 ? { Refused: { Type: 'Succeed' } } : {}) as Record<
    string,
    State
  >;
}

const stateOf = (step: string): string => `Step ${step}`;

/**
 * Once for each event: its id is put in the table on condition that it is not there yet, or was put there by this very
 * execution: when the answer of the table gets lost, the step is tried again and goes on. When a step keeps failing,
 * the id is taken out again, or starting the workflow again would do nothing.
 */
export function stepsDefinition(id: string, comment: string, eventId: string, steps: readonly string[]): Definition {
  const row = { pk: { S: fill(`'WORKFLOW#${id}#' & ${EVENT}.${eventId}`) }, sk: { S: 'WORKFLOW' } };
  const execution = { S: fill('$states.context.Execution.Id') };
  const work =
    steps.length === 0
      ? { Handle: invoke(fill(EVENT), undefined, 'Forget') }
      : inSequence(steps, (step) => ({ step, event: fill(EVENT) }), 'Forget');
  const remember = task(
    'dynamodb:putItem',
    {
      TableName: '${Table}',
      Item: { ...row, execution, expiresAt: { N: fill(`$string($floor($millis() / 1000) + ${REMEMBER_SECONDS})`) } },
      ConditionExpression: 'attribute_not_exists(pk) OR execution = :execution',
      ExpressionAttributeValues: { ':execution': execution },
    },
    Object.keys(work)[0],
    'Park',
  );
  return {
    Comment: comment,
    QueryLanguage: 'JSONata',
    StartAt: 'Remember',
    States: {
      Remember: { ...remember, Catch: [{ ErrorEquals: [KNOWN], Next: 'Handled' }, ...(remember['Catch'] as object[])] },
      Handled: { Type: 'Succeed' },
      ...work,
      Forget: task('dynamodb:deleteItem', { TableName: '${Table}', Key: row }, 'Park', 'Park'),
      ...PARKING,
    },
  };
}

/**
 * The execution of the event that came first waits, and asks at the end whether something is missing; the one of the
 * event that completes the set runs the steps; the others only note that their event is there.
 */
export function joinDefinition(comment: string, seconds: number, steps: readonly string[]): Definition {
  const work = inSequence(steps, (step) => ({ step, set: fill('$arrival.set') }), 'Park');
  return {
    Comment: comment,
    QueryLanguage: 'JSONata',
    StartAt: 'Arrive',
    States: {
      Arrive: {
        ...invoke({ join: 'arrive', event: fill(EVENT) }, 'Decide', 'Park'),
        Assign: { arrival: fill('$states.result.Payload') },
      },
      Decide: {
        Type: 'Choice',
        Choices: [
          { Condition: fill('$arrival.complete'), Next: Object.keys(work)[0] },
          { Condition: fill('$arrival.first'), Next: 'Wait' },
        ],
        Default: 'Noted',
      },
      Noted: { Type: 'Succeed' },
      ...work,
      Wait: { Type: 'Wait', Seconds: seconds, Next: 'Expire' },
      Expire: invoke({ join: 'expire', event: fill(EVENT) }, undefined, 'Park'),
      ...PARKING,
    },
  };
}
