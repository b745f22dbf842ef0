import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { documents } from '@kit/event-kit';
import { SERVICE_STACKS } from '../bin/stacks.ts';
import type { Definition } from './state-machine.ts';
import { Resources, newApp, props } from './templates.ts';

type Parameters = Readonly<Record<string, unknown>>;
const known = new Map<string, readonly Definition[]>();

/** The state machine of a subscription, as it would be deployed; its comment is the text of the subscription. */
export function definitionOf(service: string, text: string): Definition {
  const all = known.get(service) ?? definitionsIn(service);
  known.set(service, all);
  const found = all.find(({ Comment }) => Comment === text);
  if (found === undefined) throw new Error(`${service} has no workflow for "${text}"`);
  return found;
}

function definitionsIn(service: string): Definition[] {
  const Service = Object.entries(SERVICE_STACKS).find(([name]) => name === service)?.[1];
  if (Service === undefined) throw new Error(`There is no service ${service}`);
  const machines = new Resources(new Service(newApp(), props)).of('AWS::StepFunctions::StateMachine');
  return machines.map(({ DefinitionString }) => JSON.parse(String(DefinitionString)) as Definition);
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
