import {
  OutboxTable,
  PublishedSchemas,
  ServiceApi,
  ServiceFunction,
  ServiceStack,
  type ServiceStackProps,
} from '@order-checkout/cdk-kit';
import { InspectReturnV1, ReceiveReturnV1, RequestReturnV1 } from '@order-checkout/contracts';
import type { Construct } from 'constructs';

/** Returns and inspection. */
export class ReturnsStack extends ServiceStack {
  constructor(scope: Construct, props: ServiceStackProps) {
    super(scope, 'returns', props);

    const store = new OutboxTable(this, 'Store', {
      relay: new URL('../src/outbox.ts', import.meta.url),
      name: 'returns',
    });

    const requests = new ServiceFunction(this, 'Requests', {
      entry: new URL('../src/requests.ts', import.meta.url),
      description: 'Answers commands whose callers wait',
    });
    store.grantChange(requests);
    const api = new ServiceApi(this, 'Api');
    api.answer(InspectReturnV1, { path: 'inspect-return', handler: requests });
    api.answer(ReceiveReturnV1, { path: 'receive-return', handler: requests });
    api.answer(RequestReturnV1, { path: 'request-return', handler: requests });

    new PublishedSchemas(this, 'Schemas');
    this.addDashboard();
  }
}
