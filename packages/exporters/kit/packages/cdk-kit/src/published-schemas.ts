import { EVENTS, registryName } from '@kit/contracts/catalog';
import type { EventContract } from '@kit/contracts';
import { CfnSchema } from 'aws-cdk-lib/aws-eventschemas';
import { Construct } from 'constructs';
import { readFileSync } from 'node:fs';
import { registryFor } from './names.ts';
import { ServiceStack } from './service-stack.ts';

const registry = new URL('../../../contracts/registry/', import.meta.url);

/** Puts the schemas of the service's own events in the shared registry: the producer owns its contracts. */
export class PublishedSchemas extends Construct {
  constructor(scope: Construct, id: string) {
    super(scope, id);
    const { service, stage } = ServiceStack.containing(this);
    for (const event of Object.values<EventContract>(EVENTS)) {
      if (event.producer !== service) continue;
      const schemaName = registryName(event);
      const document: unknown = JSON.parse(readFileSync(new URL(`${schemaName}.json`, registry), 'utf8'));
      new CfnSchema(this, `${event.name}V${event.version}`, {
        registryName: registryFor(stage),
        schemaName,
        type: 'OpenApi3',
        content: JSON.stringify(document),
      });
    }
  }
}
