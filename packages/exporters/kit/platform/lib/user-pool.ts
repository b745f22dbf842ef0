import { SYSTEM_SCOPE, userPoolParameter } from '@kit/cdk-kit';
import { DOMAIN } from '@kit/contracts/catalog';
import { Aws, Fn, RemovalPolicy, type Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  FeaturePlan,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  StandardThreatProtectionMode,
  UserPool,
} from 'aws-cdk-lib/aws-cognito';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';

/** Who may call the public routes of every service: people who sign in, and systems outside with a secret of theirs. */
export function addUserPool(stack: Stack, stage: string): void {
  const kept = stage !== 'dev';
  const pool = new UserPool(stack, 'Users', {
    selfSignUpEnabled: false,
    signInAliases: { email: true },
    accountRecovery: AccountRecovery.EMAIL_ONLY,
    passwordPolicy: {
      minLength: 12,
      requireDigits: true,
      requireLowercase: true,
      requireSymbols: true,
      requireUppercase: true,
    },
    mfa: Mfa.REQUIRED,
    mfaSecondFactor: { sms: false, otp: true },
    featurePlan: FeaturePlan.PLUS,
    standardThreatProtectionMode: StandardThreatProtectionMode.FULL_FUNCTION,
    deletionProtection: kept,
    removalPolicy: kept ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  const call = new ResourceServerScope({ scopeName: SYSTEM_SCOPE, scopeDescription: 'Calls routes for systems' });
  const server = pool.addResourceServer('Routes', { identifier: DOMAIN, scopes: [call] });
  pool.addClient('People', { authFlows: { userSrp: true }, disableOAuth: true, preventUserExistenceErrors: true });
  pool.addClient('Systems', {
    generateSecret: true,
    oAuth: { flows: { clientCredentials: true }, scopes: [OAuthScope.resourceServer(server, call)] },
  });
  // Where systems ask for tokens. The name is taken in a whole region, so it is made of the id of the stack.
  pool.addDomain('Domain', { cognitoDomain: { domainPrefix: `users-${Fn.select(2, Fn.split('/', Aws.STACK_ID))}` } });
  new StringParameter(stack, 'UserPoolArn', {
    parameterName: userPoolParameter(stage),
    stringValue: pool.userPoolArn,
  });
}
