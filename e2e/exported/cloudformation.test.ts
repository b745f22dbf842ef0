import { describe, expect, it } from 'vitest';
import { type TemplateFile, wrongInTemplate } from './cloudformation/template.ts';

/** A template that is right, as text, so that a mutant is one replacement. */
const RIGHT = JSON.stringify({
  Parameters: { Stage: { Type: 'String' } },
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue', Properties: { MessageRetentionPeriod: 60, Tags: [{ Key: 'a', Value: 'b' }] } },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Resource: { Ref: 'Queue' } }] } },
    },
    Function: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        Code: { ZipFile: { 'Fn::Join': ['', ['a', { Ref: 'AWS::Region' }]] } },
        Role: { 'Fn::GetAtt': ['Role', 'Arn'] },
        Architectures: ['arm64'],
        Environment: { Variables: { STAGE: { Ref: 'Stage' } } },
      },
    },
    Subscriber: {
      Type: 'AWS::EventsV2::Subscriber',
      Properties: {
        Name: 'a',
        EventBusArn: 'b',
        InvokeConfiguration: { TargetArn: 'c', RoleArn: 'd', LambdaParameters: { InvocationType: 'EVENT' } },
      },
    },
    Rule: {
      Type: 'AWS::Events::Rule',
      DependsOn: ['Queue'],
      Properties: {
        State: 'ENABLED',
        EventPattern: { source: ['a'] },
        Targets: [{ Id: 'T', Arn: { 'Fn::GetAtt': ['Queue', 'Arn'] }, RetryPolicy: { MaximumRetryAttempts: 3 } }],
      },
    },
  },
});
const wrong = (text: string): string[] => wrongInTemplate(JSON.parse(text) as TemplateFile);

/** What is written instead of what, and what is said about it. */
const MUTANTS: readonly (readonly [string, string, string])[] = [
  ['"MaximumRetryAttempts"', '"MaximumRetryAttemps"', 'Targets[0].RetryPolicy.MaximumRetryAttemps is not in the'],
  ['"RetryPolicy"', '"RetryPolice"', 'Targets[0].RetryPolice is not in the'],
  ['"MaximumRetryAttempts":3', '"MaximumRetryAttempts":"three"', 'not of type integer'],
  ['"MaximumRetryAttempts":3', '"MaximumRetryAttempts":3.5', 'not of type integer'],
  ['"Id":"T",', '', 'Targets[0].Id is required and missing'],
  ['"Id":"T"', '"Id":["T"]', 'Targets[0].Id is ["T"], not of type string'],
  ['"InvocationType"', '"Invocation"', 'LambdaParameters.Invocation is not in the'],
  ['"TargetArn":"c",', '', 'InvokeConfiguration.TargetArn is required and missing'],
  ['"ENABLED"', '"ON"', 'State is "ON", not one of'],
  ['["arm64"]', '"arm64"', 'Architectures is no list'],
  ['["arm64"]', '{"Fn::Join":["",["arm64"]]}', 'Fn::Join does not give a value of type array'],
  ['"Variables":{', '"Variables":["x"],"Variable":{', 'Environment.Variables is no map'],
  ['"Value":"b"', '"Valeu":"b"', 'Tags[0].Value is required and missing'],
  ['AWS::SQS::Queue', 'AWS::SQS::Queu', 'no such type of resource'],
  ['{"Ref":"Stage"}', '{"Ref":"Stag"}', 'Ref to Stag, which is nowhere'],
  ['{"Ref":"Queue"}', '{"Ref":"Queu"}', 'Ref to Queu, which is nowhere'],
  ['["Role","Arn"]', '["Rol","Arn"]', 'Fn::GetAtt of Rol, which is nowhere'],
  ['["Role","Arn"]', '["Role","Arm"]', 'AWS::IAM::Role has no attribute Arm'],
  ['["Queue"]', '["Queues"]', 'depends on Queues, which is not in the template'],
  ['"Parameters"', '"Parameter"', 'Parameter is no section'],
  ['"DependsOn"', '"DependOn"', 'DependOn is no part of a resource'],
];

describe('the resource specification of CloudFormation', () => {
  it('[E30] a right template is right', () => {
    expect(wrong(RIGHT)).toEqual([]);
  });

  it.each(MUTANTS)('[E30] %s written as %s is seen', (before, after, said) => {
    const mutant = RIGHT.replace(before, after);
    expect(mutant).not.toBe(RIGHT);
    expect(wrong(mutant).join('\n')).toContain(said);
  });

  it('[E30] a template without resources, or with too many, is wrong', () => {
    expect(wrong('{}')).toEqual(['There is no resource']);
    const many = Array.from({ length: 501 }, (_, at) => [`Q${at}`, { Type: 'AWS::SQS::Queue' }]);
    expect(wrongInTemplate({ Resources: Object.fromEntries(many) })).toEqual(['501 resources, more than 500']);
  });
});
