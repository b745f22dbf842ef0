import { COMMAND_ROWS, READ_MODELS, REPORTS } from '@kit/contracts/catalog';
import { RemovalPolicy, Validations, type Stack } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { ManagedPolicy, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';

const POLICY = 'service-role/AmazonAPIGatewayPushToCloudWatchLogs';
const routes = [...COMMAND_ROWS.filter(({ route }) => route !== null), ...REPORTS, ...READ_MODELS];

/**
 * API Gateway writes logs by one role of an account and region, and deploys no stage that logs before there is one.
 * It is not ours alone, so it stays when this stack goes. Where the account has one: `-c apiLogs=account`.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-logging.html
 */
export function addApiLogs(stack: Stack): void {
  if (routes.length === 0 || stack.node.tryGetContext('apiLogs') === 'account') return;
  const role = new Role(stack, 'ApiLogs', {
    assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
    managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName(POLICY)],
  });
  const account = new CfnAccount(stack, 'ApiAccount', { cloudWatchRoleArn: role.roleArn });
  role.applyRemovalPolicy(RemovalPolicy.RETAIN);
  account.applyRemovalPolicy(RemovalPolicy.RETAIN);
  Validations.of(role).acknowledge({
    id: `AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/${POLICY}]`,
    reason: 'API Gateway asks for these very rights when the role is set.',
  });
}
