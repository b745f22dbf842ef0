import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export type Properties = Readonly<Record<string, unknown>>;
export const props = { stage: 'test' };

/** An app whose functions are not bundled: these tests look at templates, `cdk synth` builds the code. */
export const newApp = (context: Readonly<Record<string, string>> = {}): App =>
  new App({ context: { ...context, 'aws:cdk:bundling-stacks': [] }, outdir: mkdtempSync(path.join(tmpdir(), 'cdk-')) });

/** The resources of a stack, by type. */
export class Resources {
  readonly text: string;
  readonly count: number;
  private readonly all: Readonly<Record<string, { readonly Type: string; readonly Properties: Properties }>>;

  constructor(stack: Stack) {
    const template = Template.fromStack(stack).toJSON() as { Resources: Resources['all'] };
    this.all = template.Resources;
    this.text = JSON.stringify(template);
    this.count = Object.keys(this.all).length;
  }

  of(type: string): Properties[] {
    return Object.values(this.all).flatMap((resource) => (resource.Type === type ? [resource.Properties] : []));
  }

  /** Names of the parameters that CloudFormation reads at deployment, but for the CDK's own. */
  parameters(): unknown[] {
    const { Parameters = {} } = JSON.parse(this.text) as { Parameters?: Record<string, Properties> };
    return Object.values(Parameters).flatMap(({ Type, Default }) =>
      String(Type).startsWith('AWS::SSM::Parameter::Value') && !String(Default).startsWith('/cdk-bootstrap/')
        ? [Default]
        : [],
    );
  }

  /** Tags that the functions of the stack have in common with all its resources. */
  tags(): Record<string, unknown> {
    const [lambda] = [...this.of('AWS::Lambda::Function'), ...this.of('AWS::SQS::Queue')];
    const tags = (lambda?.['Tags'] ?? []) as { Key: string; Value: unknown }[];
    return Object.fromEntries(tags.map(({ Key, Value }) => [Key, Value]));
  }

  /** What the roles of the stack may do. */
  statements(): Properties[] {
    const documents = [
      ...this.of('AWS::IAM::Policy').map(({ PolicyDocument }) => PolicyDocument),
      ...this.of('AWS::IAM::Role').flatMap(({ Policies = [] }) =>
        (Policies as Properties[]).map(({ PolicyDocument }) => PolicyDocument),
      ),
    ];
    return documents.flatMap((document) => (document as { Statement: Properties[] }).Statement);
  }

  /** Logical ids of a type with their properties. */
  entries(type: string): (readonly [id: string, properties: Properties])[] {
    return Object.entries(this.all).flatMap(([id, { Type, Properties }]) => (Type === type ? [[id, Properties]] : []));
  }

  ids(type: string): string[] {
    return Object.entries(this.all).flatMap(([id, resource]) => (resource.Type === type ? [id] : []));
  }
}

/** The logical id that `Ref` or `Fn::GetAtt` names, if it is one of them. */
export function idOf(reference: unknown): string {
  const { Ref, 'Fn::GetAtt': attribute } = (reference ?? {}) as { Ref?: string; 'Fn::GetAtt'?: readonly string[] };
  return Ref ?? attribute?.[0] ?? '';
}

export const allows = (statement: Properties, action: string): boolean => [statement['Action']].flat().includes(action);

/** The values that a condition key of a statement has to have, in order. */
export function conditionOf(statement: Properties, key: string): string[] {
  const { StringEquals = {} } = (statement['Condition'] ?? {}) as { StringEquals?: Record<string, string | string[]> };
  return [StringEquals[key] ?? []].flat().sort();
}
