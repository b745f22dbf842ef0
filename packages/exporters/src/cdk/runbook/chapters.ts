import { type Markdown, markdown, md } from '../../sinks/index.ts';
import type { Plan } from '../plan/types.ts';
import { CHAPTERS } from './kinds.ts';

const chapter = (heading: string, text: Markdown): Markdown => markdown`## ${md(heading)}\n\n${text}`;

export const INTRODUCTION = markdown`An alarm is called \`<stack> <construct> <what>\`; every alarm tells one topic, to which whoever is on call subscribes. The construct is the one in \`services/<name>/lib\`.\n`;

export const REDRIVE = chapter(
  CHAPTERS.redrive,
  markdown`Once the cause is repaired, the messages of \`<construct> Failed\` go back where they came from. The name of the alarm without spaces is the beginning of the queue's logical id:

\`\`\`sh
STACK=<stack>; ALARM=<construct>Failed
URL=$(aws cloudformation list-stack-resources --stack-name $STACK --output text --query \\
  "StackResourceSummaries[?ResourceType=='AWS::SQS::Queue' && starts_with(LogicalResourceId, '$ALARM')].PhysicalResourceId")
ARN=$(aws sqs get-queue-attributes --queue-url $URL --attribute-names QueueArn --output text --query Attributes.QueueArn)
aws sqs start-message-move-task --source-arn $ARN
\`\`\`

SQS moves only what came from another queue. Messages of \`Undelivered\`, \`HandlerFailed\`, \`Unpublished\` and \`Unsent\` have chapters of their own.

A message that fails with \`NotDecided\` is not broken: the project does not know the answer to its question yet ([open decisions](open-decisions.md)). Decide, deploy, redrive.
`,
);

const SAFE = markdown`Consumers remember for 35 days what they did, so an event that comes again has no second effect, with two exceptions. A function or step that died between its effect outside and the mark of it does that effect again: what is outside has to know the key that it is given. And a system outside that EventBridge calls itself is told again: nothing is remembered here, its owner has to know the event by the id that is in it. Replay to such a system only what it did not get. Delete the parked messages afterwards.`;

export const REPLAY: Readonly<Record<Plan['flavour'], Markdown>> = {
  classic: chapter(
    CHAPTERS.replay,
    markdown`The archive keeps the events of 30 days.

\`\`\`sh
aws events start-replay --replay-name fix-1 --event-source-arn <archive> \\
  --event-start-time 2026-01-01T00:00:00Z --event-end-time 2026-01-01T06:00:00Z \\
  --destination '{"Arn":"<bus>","FilterArns":["<rule of the consumer that missed the events>"]}'
\`\`\`

Name the rule: without \`FilterArns\` every consumer gets every event again. ${SAFE}
`,
  ),
  custom: chapter(
    CHAPTERS.replay,
    markdown`The bus keeps the events of 30 days; a subscriber that begins in the past gets them again. Describe the subscriber that missed them, and give the new one what it has:

\`\`\`sh
aws eventsv2 describe-subscriber --subscriber-arn <subscriber>
aws eventsv2 create-subscriber --name replay-1 --event-bus-arn <bus> \\
  --starting-position POINT_IN_TIME \\
  --point-in-time-configuration '{"PointType":"TIMESTAMP","StartingPoint":"2026-01-01T00:00:00Z","EndPoint":"2026-01-01T06:00:00Z"}' \\
  --filter-configuration '<FilterConfiguration>' --invoke-configuration '<InvokeConfiguration>' \\
  --batch-configuration '<BatchConfiguration>' --transformer '<Transformer>' \\
  --retry-policy '<RetryPolicy>' --on-failure-configuration '<OnFailureConfiguration>'
aws eventsv2 delete-subscriber --subscriber-arn <the new one, once it has delivered>
\`\`\`

Each of the last six is the whole JSON of that name in the description; leave out what it does not have, and nothing else. Without its batch a function or a workflow gets a list of events, without its parameters a stream has no key of a partition, without its transformer a system outside gets another body, and without its retry policy an event is given up within minutes.

The role trusts one name of a subscriber: let it trust the new one too for the time of the replay. For single events the records in \`Undelivered\` have \`failedMessages[].eventId\`: add to \`Filters\` the filter \`{"Scope":"SYSTEM_METADATA","Pattern":"{\\"aws:EventId\\":[\\"<id>\\"]}"}\`. A subscriber may also be stopped (\`update-subscriber --state STOPPED\`) and started again without losing what comes meanwhile. ${SAFE}
`,
  ),
};

export const STANDS_STILL = chapter(
  CHAPTERS.still,
  markdown`The relay publishes in order, so an event that EventBridge refuses holds back the events behind it on its shard. The log line \`event not published\` names \`pk\` and \`sk\` of the row.

1. Repair the cause (rights, size, an outage) and the relay goes on by itself.
2. When it can never be published, set it aside. The events behind it follow within a minute:

   \`\`\`sh
   aws lambda invoke --function-name <Resend function of the stack> --cli-binary-format raw-in-base64-out \\
     --payload '{"setAside":{"pk":"<pk>","sk":"<sk>"}}' answer.json
   \`\`\`

   Consumers never get that event. Its row stays in the table for 35 days.
`,
);

export const GIVEN_UP = chapter(
  CHAPTERS.resend,
  markdown`1. The message in \`Unpublished\` has the period in which the rows were written: \`approximateArrivalOfFirstRecord\` and \`approximateArrivalOfLastRecord\`. Begin some seconds earlier, because an event happens before its row arrives.
2. Repair what failed, then publish the events of the period again:

   \`\`\`sh
   aws lambda invoke --function-name <Resend function of the stack> --cli-binary-format raw-in-base64-out \\
     --payload '{"from":"2026-01-01T10:00:00Z","to":"2026-01-01T10:05:00Z"}' answer.json
   \`\`\`

   Events that were published before go out again under the same event id, on which consumers deduplicate. Those of one aggregate go in the order in which they were written; rows are kept for 35 days. It stops before its time is over, and then the answer has a \`next\`: invoke it again with the same period and that \`next\` in the payload, until there is none. The first event that fails ends it, and the error says where to go on in the same way.

3. Delete the message.
`,
);

export const VIEWS = chapter(
  'A read model shows by new rules',
  markdown`A view is kept with its events. After \`fold\` or the type of the view changed, raise \`version\` of its \`viewRules\` and deploy: the next event of an id makes its view anew of all its events, and so does an event that comes again. To have that at once, replay to the rule of the projection and to no other ([replay events](#replay-events)); ids whose events are older than the archive follow with their next event. A read model that is new gets its past in the same way. Nothing is counted twice.
`,
);

export const STREAM = chapter(
  CHAPTERS.stream,
  markdown`The stream keeps its records for 7 days. The message in \`<construct> Failed\` says where they are (\`KinesisBatchInfo\`):

\`\`\`sh
aws kinesis get-shard-iterator --stream-name <stream> --shard-id <shardId> \\
  --shard-iterator-type AT_SEQUENCE_NUMBER --starting-sequence-number <startSequenceNumber>
aws kinesis get-records --shard-iterator <answer>
\`\`\`

Each record's \`Data\` is the event in base64. Repair what failed, then replay the period of the events to this consumer. ${SAFE}
`,
);

export const WORKFLOW = chapter(
  CHAPTERS.workflow,
  markdown`Steps that were done are known, so start it again with the message as it is:

\`\`\`sh
aws stepfunctions start-execution --state-machine-arn <workflow> --input file://message.json
\`\`\`

Delete the message. An execution that somebody stopped, or that ran out of time, has parked nothing and keeps its event for itself: \`aws stepfunctions redrive-execution\` goes on where it was, a new one would do nothing. A workflow that joins events waits in the execution of the event that came first; stopping that execution means that nobody asks what happens when the others do not come.

An execution that ends in \`Refused\` is none of these: a rule said no to a step, the log line \`refused\` has the reason, and the steps behind it did not run. What the steps before it did stays done; where that has to be undone, the domain says so with an event to which a policy listens.
`,
);

export const WAITS = chapter(
  CHAPTERS.waits,
  markdown`A join by table keeps a row for each open wait: \`pk\` is \`WAITS#<construct>\`, \`sk\` begins with the end of its time. Every five minutes its function asks what is missing, for each wait that is over, and deletes the row; what that failed for is tried again ten minutes later, until it succeeds or 35 days are over. A failure rings as \`<construct> HandlerErrors\`, and the log line \`handler failed\` has the correlation id of the first event. What still waits:

\`\`\`sh
aws dynamodb query --table-name <table of the service> --key-condition-expression 'pk = :pk' \\
  --expression-attribute-values '{":pk":{"S":"WAITS#<construct>"}}'
\`\`\`

The function can be invoked by hand as well; a wait is asked for once, however often that is:

\`\`\`sh
aws lambda invoke --function-name <function of the construct> --cli-binary-format raw-in-base64-out \\
  --payload '{"kind":"dueWaits","time":"'$(date -u +%Y-%m-%dT%H:%M:%SZ)'"}' answer.json
\`\`\`
`,
);

export const ENDPOINT = chapter(
  'A system outside has a new key',
  markdown`EventBridge's connection has a copy of the key. CloudFormation reads it again only when the template changes, so name the version of the secret when you deploy; without a name the next deployment takes the current one:

\`\`\`sh
VERSION=$(aws secretsmanager put-secret-value --secret-id <project>/<stage>/<service>/<system> \\
  --secret-string file://key.txt --output text --query VersionId)
npx cdk deploy <stack> --context <system>-key=$VERSION
\`\`\`

The old key must be good until then. Before the first deployment the secret must be there.
`,
);

export const TIMER = chapter(
  CHAPTERS.again,
  markdown`The message in \`Unsent\` is what the scheduler wanted to send. A command or a tick goes to the command queue of the service, an event on the bus:

\`\`\`sh
aws sqs send-message --queue-url <queue of Commands> --message-body file://message.json
npm run send -- <Event> --stage <stage> --envelope message.json
\`\`\`

Either carries the moment that was meant, so sending it twice has one effect.
`,
);

/** How a caller is told from another, by the way in which callers show who they are. */
const CALLER: Readonly<Record<Plan['authoriser'], Markdown>> = {
  signature: markdown`as IAM knows it (with the name of the session of an assumed role), so keep the session name`,
  userPool: markdown`as the token of the user pool names it (its \`sub\`: one person, or one system)`,
};

export const common = ({ authoriser }: Plan): Markdown =>
  chapter(
    CHAPTERS.logs,
    markdown`Whoever sends a command may set \`X-Correlation-Id\`; otherwise the request id is used, which is in the answer. Every log line of every service that belongs to it has \`correlationId\`. In CloudWatch Logs Insights, over the log groups of all services:

\`\`\`
filter correlationId = "<id>" | fields @timestamp, service, message | sort @timestamp
\`\`\`

In X-Ray: \`annotation.correlationId = "<id>"\`. A caller that may have to send a command twice sets \`Idempotency-Key\`: the same key has one effect. A key counts for one command and one caller, ${CALLER[authoriser]}. An external system that reports something sends its own id of the report as the key.
`,
  );

export const LIMITS_OF_TESTS = chapter(
  'What the tests cannot show',
  markdown`Everything here was tested in one process and synthesised. Only a deployment shows whether the rights suffice, whether the mapping templates of API Gateway do what they say, cold starts, and real delivery.
`,
);
