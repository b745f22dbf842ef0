import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { polledQueue } from './consumers.ts';
import type { ServiceFunction } from './service-function.ts';

/**
 * Where commands wait for this service, whoever issued them: the API, a timer. One queue and one function for all of
 * them; `commandHandler` of the event kit knows which is which.
 */
export class CommandQueue extends Construct {
  readonly queue: Queue;
  readonly handler: ServiceFunction;

  constructor(scope: Construct, id: string, { entry }: { readonly entry: URL }) {
    super(scope, id);
    const { queue, handler } = polledQueue(this, { entry, description: 'Handles the commands of this service' });
    this.queue = queue;
    this.handler = handler;
  }
}
