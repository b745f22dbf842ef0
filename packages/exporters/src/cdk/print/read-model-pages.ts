import { joined, type Markdown, markdown, md, mdCode } from '../../sinks/index.ts';
import type { Plan, ReadModelPlan } from '../plan/types.ts';

/** The routes by which read models are shown. */
export function readable(plan: Plan): Markdown {
  const models = plan.services.flatMap(({ title, readModels }) =>
    readModels.map(
      (model) =>
        markdown`| ${mdCode(`GET /${model.route}/{id}`)} | ${mdCode(`GET /${model.route}`)} | ${md(title)} | ${md(model.title)} |`,
    ),
  );
  if (models.length === 0) return markdown``;
  return markdown`## What can be read\n\nRead models are shown by id, 404 when nothing is known, and in lists: \`?list=\` names one (\`everything\` unless \`src/domain/views\` says otherwise), \`?limit=\` is 20 where it is not given and at most 100, and \`?next=\` takes the \`next\` of the answer before. An answer without \`next\` was the last page. Each view follows from its events in the order of their times, however they were delivered; until somebody decides on more it is what each of them said last. What is shown lags behind a command by the way over the bus.\n\n| One | List | Service | Shows |\n| --- | --- | --- | --- |\n${joined(models, '\n')}\n`;
}

/** The board says what is shown, not to whom, and nothing of lists and times. */
export const shownBy = (service: string, { route, file }: ReadModelPlan): Markdown[] => {
  const rules = mdCode(`services/${service}/src/domain/views/${file}.ts`);
  return [
    markdown`- [ ] ${mdCode(`GET /${route}/{id}`)}: whoever may call the routes of this service sees every id. Is that right?`,
    markdown`- [ ] ${mdCode(`GET /${route}/{id}`)} shows what each event said last. What does each of them change (${mdCode('fold')} in ${rules})? Raise ${mdCode('version')} with it.`,
    markdown`- [ ] ${mdCode(`GET /${route}`)} has one list, and every id is in it for good. Which lists do people ask for, and when does an id leave them (${mdCode('listedIn')})? One list takes about 1,000 changes a second.`,
    markdown`- [ ] ${mdCode(`GET /${route}/{id}`)} is kept for good, with all its events. For how many days may it be (${mdCode('keepDays')}, from the first event of an id, longer than it can change)?`,
  ];
};
