import { AttributeType } from 'aws-cdk-lib/aws-dynamodb';
import type { Construct } from 'constructs';
import type { ServiceFunction } from './service-function.ts';
import { ServiceTable, type TableProps } from './tables.ts';

/** `ReadModel` of the event kit asks it by this name. */
const LISTS = 'Lists';

/**
 * The table of read models: each view with its events under one key, and an index of the lists in which views stand. One
 * list takes about a thousand changes a second.
 */
export class ViewTable extends ServiceTable {
  constructor(scope: Construct, id: string, props: TableProps = {}) {
    super(scope, id, props);
    this.addGlobalSecondaryIndex({
      indexName: LISTS,
      partitionKey: { name: 'listed', type: AttributeType.STRING },
      sortKey: { name: 'pk', type: AttributeType.STRING },
    });
  }

  /** What `record` of a `ReadModel` needs. */
  grantProjection(handler: ServiceFunction): void {
    handler.addEnvironment('READ_MODEL_TABLE', this.tableName);
    handler.allow(this.tableArn, 'dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query');
  }

  /** What `view` and `list` of a `ReadModel` need: nothing is written. */
  grantView(handler: ServiceFunction): void {
    handler.addEnvironment('READ_MODEL_TABLE', this.tableName);
    handler.allow(this.tableArn, 'dynamodb:GetItem');
    handler.allow(`${this.tableArn}/index/${LISTS}`, 'dynamodb:Query');
  }
}
