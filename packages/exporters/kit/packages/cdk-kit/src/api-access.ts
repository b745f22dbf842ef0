import { AUTHORISER, DOMAIN } from '@kit/contracts/catalog';
import { Validations } from 'aws-cdk-lib';
import * as apigw from 'aws-cdk-lib/aws-apigateway';
import { UserPool } from 'aws-cdk-lib/aws-cognito';
import type { Construct } from 'constructs';
import { userPoolParameter } from './names.ts';
import { ServiceStack } from './service-stack.ts';

/** Who calls a route: people, or only systems outside, which sign in by client credentials where there is a user pool. */
export type Caller = 'people' | 'system';

/** What the access token of a system must hold. */
export const SYSTEM_SCOPE = 'call';

/** In a template of API Gateway: who the caller is. */
export const COMMAND_CALLER = AUTHORISER === 'userPool' ? '$context.authorizer.claims.sub' : '$context.identity.caller';

/** Method options for each kind of caller, by the authoriser of the project. */
export function accessTo(api: apigw.RestApi, scope: Construct): (caller: Caller) => apigw.MethodOptions {
  if (AUTHORISER === 'signature') {
    Validations.of(api).acknowledge({
      id: 'AwsSolutions-COG4',
      reason: 'Callers sign with IAM: the board chose signatures and no user pool.',
    });
    return () => ({ authorizationType: apigw.AuthorizationType.IAM });
  }
  const stack = ServiceStack.containing(scope);
  const pool = UserPool.fromUserPoolArn(scope, 'UserPool', stack.lookUp(userPoolParameter(stack.stage)));
  const authorizer = new apigw.CognitoUserPoolsAuthorizer(scope, 'Authoriser', { cognitoUserPools: [pool] });
  const options = { authorizer, authorizationType: apigw.AuthorizationType.COGNITO };
  // With a scope API Gateway asks for an access token, without one for the identity token of a person.
  return (caller) =>
    caller === 'people' ? options : { ...options, authorizationScopes: [`${DOMAIN}/${SYSTEM_SCOPE}`] };
}
