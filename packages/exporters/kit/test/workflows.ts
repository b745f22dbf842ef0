import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { SUBSCRIPTIONS } from '@kit/contracts/catalog';
import { documents } from '@kit/event-kit';
import type { Definition } from './state-machine.ts';

type Parameters = Readonly<Record<string, unknown>>;

// A project without workflows runs through its services without the CDK.
const { services } = SUBSCRIPTIONS.some(({ via }) => via === 'workflow')
  ? await import('./stacks.ts')
  : { services: [] };

/** The state machine of a subscription, as it would be deployed; its comment is the text of the subscription. */
export function definitionOf(service: string, text: string): Definition {
  const definition = services
    .filter(({ name }) => name === service)
    .flatMap(({ resources }) => resources.of('AWS::StepFunctions::StateMachine'))
    .map(({ DefinitionString }) => JSON.parse(String(DefinitionString)) as Definition)
    .find(({ Comment }) => Comment === text);
  if (definition === undefined) throw new Error(`${service} has no workflow for "${text}"`);
  return definition;
}

/** What Step Functions asks of DynamoDB, asked of the table in memory. */
export async function askTable(action: string, TableName: string, parameters: Parameters): Promise<unknown> {
  const row = (name: string): Record<string, unknown> => unmarshall(parameters[name] as never);
  const ConditionExpression = parameters['ConditionExpression'] as string | undefined;
  const ExpressionAttributeValues = 'ExpressionAttributeValues' in parameters ? row('ExpressionAttributeValues') : {};
  try {
    if (action === 'dynamodb:deleteItem')
      return await documents.send(new DeleteCommand({ TableName, Key: row('Key') }));
    return await documents.send(
      new PutCommand({ TableName, Item: row('Item'), ConditionExpression, ExpressionAttributeValues }),
    );
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
    throw Object.assign(new Error(error.message), { name: `DynamoDB.${error.name}` });
  }
}
