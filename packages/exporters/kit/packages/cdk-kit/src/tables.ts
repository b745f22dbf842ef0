import { Duration, RemovalPolicy, Tags } from 'aws-cdk-lib';
import { AttributeType, Billing, StreamViewType, TableEncryptionV2, TableV2 } from 'aws-cdk-lib/aws-dynamodb';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { DynamoEventSource, SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { Construct } from 'constructs';
import { deadLetterQueue } from './queues.ts';
import { ServiceFunction } from './service-function.ts';
import { ServiceStack } from './service-stack.ts';

export interface TableProps {
  readonly stream?: boolean;
  /** What people call this data store. A tag, because another physical name would mean another table. */
  readonly name?: string;
}

/** The service's own data: no other service reads it. */
export class ServiceTable extends TableV2 {
  constructor(scope: Construct, id: string, { stream = false, name }: TableProps = {}) {
    const { stage } = ServiceStack.containing(scope);
    super(scope, id, {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billing: Billing.onDemand(),
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      timeToLiveAttribute: 'expiresAt',
      removalPolicy: stage === 'dev' ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN,
      deletionProtection: stage !== 'dev',
      ...(stream ? { dynamoStream: StreamViewType.NEW_IMAGE } : {}),
    });
    if (name !== undefined) Tags.of(this).add('data-store', name);
  }

  /** What `record` of an `EventLog` needs. */
  grantRecord(handler: ServiceFunction): void {
    handler.addEnvironment('READ_MODEL_TABLE', this.tableName);
    handler.allow(this.tableArn, 'dynamodb:PutItem');
  }

  /** What `once` of the event kit needs, and a join for the events that come. */
  grantOnce(handler: ServiceFunction): void {
    handler.addEnvironment('TABLE_NAME', this.tableName);
    const actions = ['GetItem', 'PutItem', 'UpdateItem', 'DeleteItem'].map((name) => `dynamodb:${name}`);
    handler.allow(this.tableArn, ...actions);
  }

  /** What a join needs to find its waits that are over, and no other rows. */
  grantDueWaits(handler: ServiceFunction): void {
    handler.addToRolePolicy(
      new PolicyStatement({
        actions: ['dynamodb:Query'],
        resources: [this.tableArn],
        conditions: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['WAITS#*'] } },
      }),
    );
  }

  /** What `AggregateStore` of the event kit needs, and `once` too. */
  grantChange(handler: ServiceFunction): void {
    this.grantOnce(handler);
  }
}

/** Half of the 24 hours for which a table's stream keeps its records. */
const GIVE_UP_AFTER = Duration.hours(12);

const NEW_OUTBOX_ROWS = FilterCriteria.filter({
  eventName: ['INSERT'],
  dynamodb: { NewImage: { entity: { S: ['OUTBOX'] } } },
});

/**
 * table -> stream -> relay -> bus. State and event are written in one transaction, so there is never one without the
 * other. The relay publishes at least once and in the order of the stream, which is the order of writing for one
 * aggregate: an event that cannot be published holds back those behind it until it can, until a person sets it aside,
 * or until `GIVE_UP_AFTER`. Behind the bus there is no order any more. See docs/runbook.md.
 */
export class OutboxTable extends Construct {
  readonly table: ServiceTable;
  readonly relay: ServiceFunction;
  /** For a person: publishes the events of a period again, or sets one aside. */
  readonly resend: ServiceFunction;

  /** The file exports `handler`, made with `outboxRelay()`, and `resend`, made with `outboxResend()`. */
  constructor(
    scope: Construct,
    id: string,
    { relay: entry, ...table }: { readonly relay: URL; readonly name?: string },
  ) {
    super(scope, id);
    this.table = new ServiceTable(this, 'Table', { ...table, stream: true });
    this.relay = this.publisher('Relay', { entry, description: 'Publishes new rows of the outbox' });
    this.relay.allow(this.table.tableArn, 'dynamodb:GetItem');
    this.relay.addEventSource(
      new DynamoEventSource(this.table, {
        startingPosition: StartingPosition.TRIM_HORIZON,
        batchSize: 10,
        bisectBatchOnError: true,
        reportBatchItemFailures: true,
        // No number of attempts: only age ends the trying.
        maxRecordAge: GIVE_UP_AFTER,
        onFailure: new SqsDlq(deadLetterQueue(this, 'Unpublished')),
        filters: [NEW_OUTBOX_ROWS],
      }),
    );
    this.relay.watchIteratorAge(Duration.minutes(1));
    this.resend = this.publisher('Resend', {
      entry,
      handler: 'resend',
      description: 'Invoked by a person: publishes the outbox of a period again, or sets a row aside',
      timeout: Duration.seconds(50),
    });
    this.resend.allow(this.table.tableArn, 'dynamodb:Scan', 'dynamodb:UpdateItem');
  }

  grantChange(handler: ServiceFunction): void {
    this.table.grantChange(handler);
  }

  private publisher(id: string, props: ConstructorParameters<typeof ServiceFunction>[2]): ServiceFunction {
    const handler = new ServiceFunction(this, id, props);
    handler.addEnvironment('TABLE_NAME', this.table.tableName);
    ServiceStack.containing(this).grantPublish(handler);
    return handler;
  }
}
