import { kebab } from '@stormbridge/model';
import {
  joined,
  label,
  type Markdown,
  type Mermaid,
  markdown,
  md,
  mdCode,
  mermaid,
  mermaidBlock,
  node,
} from '../../sinks/index.ts';
import { type FlowStart, type FlowStep, flowOf } from '../plan/flows.ts';
import type { CommandPlan, Plan } from '../plan/types.ts';

export interface FlowPage {
  readonly path: string;
  readonly text: Markdown;
}

const pageOf = (name: string): string => `${kebab(name)}.md`;

/** `docs/flows/<command>.md`: which services of AWS a command passes, what its caller waits for and what comes after. */
export function flowPages(plan: Plan): FlowPage[] {
  const pages = plan.commands.map((command) => ({
    path: `docs/flows/${pageOf(command.name)}`,
    text: page(plan, command),
  }));
  return pages.length === 0 ? [] : [{ path: 'docs/flows/README.md', text: index(plan) }, ...pages];
}

function index(plan: Plan): Markdown {
  const chapters = plan.services.flatMap((service) => {
    const commands = plan.commands.filter((command) => command.service === service.name);
    if (commands.length === 0) return [];
    const links = commands.map(({ name, label: text }) => markdown`- ${link(name)}: ${md(text)}`);
    return [markdown`## ${md(service.title)}\n\n${joined(links, '\n')}\n`];
  });
  return joined([markdown`# What happens on each command\n`, ...chapters], '\n');
}

const link = (name: string): Markdown => markdown`[${md(name)}](${md(pageOf(name))})`;

function page(plan: Plan, command: CommandPlan): Markdown {
  const { waits, later, start } = flowOf(plan, command);
  return joined(
    [
      markdown`# ${md(command.name)}\n`,
      markdown`${md(command.label)}. Solid arrows are waited for, dotted ones are not.\n`,
      mermaidBlock(chart(start, waits, later)),
      markdown`## While the caller waits\n`,
      list(waits),
      markdown`## Afterwards\n`,
      later.length === 0 ? markdown`Nothing that the board knows of.\n` : list(later),
    ],
    '\n',
  );
}

const list = (steps: readonly FlowStep[]): Markdown =>
  markdown`${joined(
    steps.map(({ says, next }) => {
      const then = next.length === 0 ? markdown`` : markdown` Then: ${joined(next.map(link), ', ')}.`;
      return markdown`1. ${joined(
        says.map((part) => (typeof part === 'string' ? spaced(part) : mdCode(part.code))),
        '',
      )}${then}`;
    }),
    '\n',
  )}\n`;

/** A piece of a sentence, with the blanks at its ends. */
const spaced = (text: string): Markdown => markdown`${blank(/^ /.test(text))}${md(text)}${blank(/ $/.test(text))}`;
const blank = (is: boolean): Markdown => (is ? markdown` ` : markdown``);

function chart(start: readonly FlowStart[], waits: readonly FlowStep[], later: readonly FlowStep[]): Mermaid {
  const callers = start.map((one, at) => mermaid`  ${node(`from${at}`)}((${label(one.title)}))`);
  const begin = start.flatMap(({ step }, at) =>
    step === null ? [] : [mermaid`  ${node(`from${at}`)} --> ${node(step)}`],
  );
  const box = (id: string, title: string, steps: readonly FlowStep[]): Mermaid[] =>
    steps.length === 0
      ? []
      : [
          mermaid`  subgraph ${node(id)}[${label(title)}]`,
          ...steps.map((step) => mermaid`    ${node(step.id)}[${label(step.title)}]`),
          mermaid`  end`,
        ];
  const arrows = [...waits, ...later].flatMap((step) =>
    step.from === null
      ? []
      : [mermaid`  ${node(step.from)} ${step.waited ? mermaid`-->` : mermaid`-.->`} ${node(step.id)}`],
  );
  const parts = [
    mermaid`flowchart LR`,
    ...callers,
    ...box('waits', 'The caller waits', waits),
    ...box('later', 'Afterwards', later),
    ...begin,
    ...arrows,
  ];
  return joined(parts, '\n');
}
