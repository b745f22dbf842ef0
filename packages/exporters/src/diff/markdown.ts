import { joined, type Markdown, markdown, md, mdCode } from '../sinks/index.ts';
import type { Change } from './compare.ts';
import type { BoardDiff } from './diff.ts';

const SECTIONS = {
  producers: 'Producers',
  consumers: 'Consumers',
  schemas: 'Schemas',
  infrastructure: 'Infrastructure',
} as const;

/** A comparison of boards as a page: breaking changes first in every section. */
export function diffMarkdown(diff: BoardDiff): Markdown {
  const sections = Object.keys(SECTIONS).map((key) =>
    section(SECTIONS[key as keyof typeof SECTIONS], diff[key as keyof typeof SECTIONS]),
  );
  return joined([markdown`# What changes\n`, markdown`${md(summary(diff))}\n`, ...sections], '\n');
}

function summary({ breaking, ...diff }: BoardDiff): string {
  const all = Object.keys(SECTIONS).reduce((sum, key) => sum + diff[key as keyof typeof SECTIONS].length, 0);
  if (all === 0) return 'Nothing changes.';
  const changes = `${all} ${all === 1 ? 'change' : 'changes'}`;
  return breaking === 0 ? `${changes}, none of them breaking.` : `${changes}, ${breaking} breaking.`;
}

function section(title: string, changes: readonly Change[]): Markdown {
  if (changes.length === 0) return markdown`## ${md(title)}\n\nNothing.\n`;
  const sorted = [...changes.filter((one) => one.breaking), ...changes.filter((one) => !one.breaking)];
  return markdown`## ${md(title)}\n\n${joined(sorted.map(entry), '')}`;
}

function entry({ about, kind, what, breaking, details }: Change): Markdown {
  const head = markdown`- ${breaking ? markdown`**breaking** ` : markdown``}${md(`${kind} ${what}`)}: ${mdCode(about)}\n`;
  return markdown`${head}${joined(
    details.map((detail) => markdown`  - ${md(detail)}\n`),
    '',
  )}`;
}
