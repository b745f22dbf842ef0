import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import type { ServiceStackProps } from './service-stack.ts';

/** Rule packs that run at every synthesis: a finding that nobody acknowledged with a reason makes it fail. */
export function addGuardrails(app: App): void {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
}

/** The one stage in which code may run that still has open decisions. */
const FIRST_STAGE = 'dev';
const SHOWN = 10;

/**
 * What a `bin/app.ts` does. The stage comes from `-c stage=prod`. A decision that is open throws when its first event
 * comes, so what has `open` ones is deployed to `dev` alone, or where somebody says `-c openDecisions=accepted`.
 */
export function runApp(build: (app: App, props: ServiceStackProps) => void, open: readonly string[] = []): void {
  const app = new App();
  const stage = String(app.node.tryGetContext('stage') ?? FIRST_STAGE);
  if (!/^[a-z][a-z0-9-]{0,15}$/.test(stage)) throw new Error(`"${stage}" is not the name of a stage`);
  if (stage !== FIRST_STAGE && open.length > 0 && app.node.tryGetContext('openDecisions') !== 'accepted')
    throw new Error(refusal(stage, open));
  build(app, { stage });
  addGuardrails(app);
}

function refusal(stage: string, open: readonly string[]): string {
  const more = open.length > SHOWN ? [`- and ${open.length - SHOWN} more`] : [];
  return [
    `"${stage}" gets nothing that is still undecided. Decisions that are open (${open.length}) fail at their first event:`,
    ...open.slice(0, SHOWN).map((decision) => `- ${decision}`),
    ...more,
    'Make them in services/<name>/src/decisions.ts (see docs/open-decisions.md), deploy to "dev", or say -c openDecisions=accepted.',
  ].join('\n');
}
