import { SecretValue, type SecretsManagerSecretOptions } from 'aws-cdk-lib';
import { ApiDestination, Authorization, Connection } from 'aws-cdk-lib/aws-events';
import type { Construct } from 'constructs';
import { endpointSecret } from './names.ts';
import { Subscription, type SubscriptionProps } from './routing.ts';
import { ServiceStack } from './service-stack.ts';
import { endpointTarget } from './targets.ts';

/** An assumption until somebody asks the owner of the system: it says how much it can take, and how it knows a caller. */
const CALLS_PER_SECOND = 10;
const KEY_HEADER = 'x-api-key';

export interface EndpointConsumerProps extends SubscriptionProps {
  readonly endpoint: string;
  /** Names the secret with the key of the system: `<project>/<stage>/<service>/<system>`. */
  readonly system: string;
  readonly callsPerSecond?: number;
  readonly keyHeader?: string;
}

/**
 * rule -> a system outside, told by EventBridge itself: no code runs. What it does not accept within a day is parked.
 * The key is in no template: CloudFormation reads it from Secrets Manager when the connection is made or changed. A new
 * key changes nothing in the template, so whoever deploys it names its version: `--context <system>-key=<version id>`.
 */
export class EndpointConsumer extends Subscription {
  constructor(
    scope: Construct,
    id: string,
    { endpoint, system, callsPerSecond = CALLS_PER_SECOND, keyHeader = KEY_HEADER, ...props }: EndpointConsumerProps,
  ) {
    super(scope, id, props);
    const { service, stage } = ServiceStack.containing(this);
    const connection = new Connection(this, 'Connection', {
      authorization: Authorization.apiKey(
        keyHeader,
        SecretValue.secretsManager(endpointSecret(stage, service, system), versionOf(this, `${system}-key`)),
      ),
    });
    const destination = new ApiDestination(this, 'Destination', {
      connection,
      endpoint,
      rateLimitPerSecond: callsPerSecond,
      description: props.description,
    });
    this.deliverTo(endpointTarget(destination));
  }
}

function versionOf(scope: Construct, name: string): SecretsManagerSecretOptions {
  const versionId: unknown = scope.node.tryGetContext(name);
  return typeof versionId === 'string' ? { versionId } : {};
}
