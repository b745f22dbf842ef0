import { keyOf } from '../../schema/contract.ts';
import { type Code, code, comment, ident, propertyKey, str } from '../../sinks/index.ts';
import type { Plan, ReadModelPlan } from '../plan/types.ts';
import { fileOf, importOf, indented, lines, list, object, typeImport, unionType } from './layout.ts';
import { contractName, packages } from './names.ts';

/** `src/domain/views/order-status.ts`: what is shown, and how each event changes it. No AWS in it. */
export function viewFile(plan: Plan, { title, type, events }: ReadModelPlan): Code {
  const { contracts, domain } = packages(plan);
  const names = events.map(contractName);
  const fold = [...new Set(events.map((event) => code`${propertyKey(keyOf(event))}: told`))];
  return fileOf(
    [
      importOf(names, contracts, true),
      importOf([ident('EVERYTHING'), typeImport('LatestTold'), ident('told'), typeImport('ViewRules')], domain),
    ],
    [
      unionType(
        code`type Events`,
        names.map((name) => code`typeof ${name}`),
      ),
      lines([
        code`/** What ${comment(title)} shows of one id: of each version of its events what was said last. */`,
        code`export type ${ident(type)} = LatestTold<Events>;`,
      ]),
      lines([
        code`/** Decide here what each event changes, which lists there are, and for how long it is shown: docs/open-decisions.md. */`,
        code`export const viewRules: ViewRules<Events, ${ident(type)}> = ${object([
          code`version: 1`,
          code`initial: {}`,
          code`fold: ${object(fold)}`,
          code`listedIn: () => EVERYTHING`,
          code`keepDays: null`,
        ])};`,
      ]),
    ],
  );
}

/** `src/read-models/order-status.ts`: where the views are kept. */
export const readModelFile = (plan: Plan, { name, file, view }: ReadModelPlan): Code =>
  fileOf(
    [
      importOf([ident('ReadModel')], packages(plan).eventKit),
      importOf([ident('viewRules')], `../domain/views/${file}.ts`),
    ],
    [
      list({
        before: code`export const ${ident(view)} = new ReadModel`,
        open: '(',
        items: [str(name), code`viewRules`],
        close: ')',
        after: code`;`,
      }),
    ],
  );

/** Two read models of one service both have their `viewRules`. */
const rulesOf = ({ type }: ReadModelPlan): string => `${type.charAt(0).toLowerCase()}${type.slice(1)}Rules`;

/** What the test of a service imports to say what a view shows. */
export const rulesImport = (model: ReadModelPlan): Code | null =>
  importOf([code`viewRules as ${ident(rulesOf(model))}`], `../src/domain/views/${model.file}.ts`);

/** Given the events in the order of time, the view. */
export function viewCase(model: ReadModelPlan): Code {
  const names = model.events.map(contractName);
  return lines([
    code`it(${str(`${model.title} shows what its events say`)}, () => {`,
    indented(
      list({
        before: code`const view = folded(${ident(rulesOf(model))}, `,
        open: '[',
        items: names.map((name) => code`eventGiven(${name}, sample(${name}))`),
        close: ']',
        after: code`);`,
        at: 4,
      }),
    ),
    indented(
      list({
        before: code`expect(view).toEqual(`,
        open: '{',
        items: model.events.map((event) => code`${propertyKey(keyOf(event))}: sample(${contractName(event)})`),
        close: '}',
        after: code`);`,
        at: 4,
        spaced: true,
      }),
    ),
    code`});`,
  ]);
}
