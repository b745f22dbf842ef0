import { type Board, failed, ok } from '@stormbridge/model';
import { type Exporter, type ExportTools, type Files, forgetful, sortedFiles } from '../exporter.ts';
import { bondFiles } from '../regeneration/bond.ts';
import { pinsOf } from '../regeneration/pins.ts';
import { planRegeneration } from '../regeneration/plan.ts';
import { hashOf } from '../regeneration/sha256.ts';
import { exportProblems, exportWarnings } from './problems.ts';
import { projectFiles } from './project.ts';

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
    return problems.length > 0 ? failed(...problems) : ok(await firstExport(board, tools));
  },
};

/** The project as it is exported for the first time: its files, and the bond with the board that they come from. */
async function firstExport(board: Board, tools: ExportTools): Promise<Files> {
  const files = await projectFiles(board, tools);
  const { recall = forgetful } = tools;
  const hash = (path: string, text: string): string => recall(`hash ${path}`, text, hashOf);
  const { after } = planRegeneration({ files, names: pinsOf(board), before: undefined, disk: new Map(), hash });
  return sortedFiles([...files.map(({ path, text }) => [path, text] as const), ...bondFiles(board, after, recall)]);
}
