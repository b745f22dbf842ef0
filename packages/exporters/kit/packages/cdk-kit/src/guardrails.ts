import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { ServiceStackProps } from './service-stack.ts';

/** Rule packs that run at every synthesis: a finding that nobody acknowledged with a reason makes it fail. */
export function addGuardrails(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
}

/** What a `bin/app.ts` does. The stage comes from `-c stage=prod`. */
export function runApp(build: (app: App, props: ServiceStackProps) => void): void {
  const app = new App();
  const stage = String(app.node.tryGetContext('stage') ?? 'dev');
  if (!/^[a-z][a-z0-9-]{0,15}$/.test(stage)) throw new Error(`"${stage}" is not the name of a stage`);
  build(app, { stage });
  addGuardrails(app);
}
