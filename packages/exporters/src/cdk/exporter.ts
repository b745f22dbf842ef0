import { failed, ok } from '@stormbridge/model';
import type { Exporter } from '../exporter.ts';
import { exportProblems, exportWarnings } from './problems.ts';
import { filesOfProject } from './project.ts';

/** The AWS CDK project: contracts, one bus, one stack for each microservice. */
export const cdkExporter: Exporter = {
  id: 'cdk',
  title: 'CDK scaffold',
  description:
    'An AWS CDK project in TypeScript that installs, passes its tests and synthesises: one event bus, one stack a service.',
  kind: 'files',
  mediaType: 'application/zip',
  extension: 'zip',
  problems: exportProblems,
  warnings: exportWarnings,
  run: async (board, tools) => {
    const problems = exportProblems(board);
    return problems.length > 0 ? failed(...problems) : ok(await filesOfProject(board, tools));
  },
};
