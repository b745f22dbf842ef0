import { joined, type Markdown, markdown, md, mdCode } from '../../sinks/index.ts';
import type { Plan, VersionPlan } from '../plan/types.ts';

/** `docs/contracts.md`: the versions of events, and how they change without breaking anybody. */
export const contractsPage = (plan: Plan): Markdown =>
  joined(
    [
      markdown`# Contracts\n`,
      markdown`Every version of an event that is or was on the bus. The schemas are in \`contracts/schemas\`, who publishes and who listens in \`contracts/catalog.json\`.\n`,
      versions(plan),
      looked(plan),
      CHANGING,
      BASELINE,
    ],
    '\n',
  );

function versions(plan: Plan): Markdown {
  const rows = plan.versions.map(
    (version) =>
      markdown`| ${mdCode(version.key)} | ${md(statusWords(version))} | ${md(version.producer)} | ${md(version.consumers.join(', ') || 'nobody by name')} |\n`,
  );
  return markdown`| Version | Status | Published by | Named by subscriptions of |\n| --- | --- | --- | --- |\n${rows}`;
}

function statusWords({ status, written }: VersionPlan): string {
  if (status === 'retired') return 'retired: nobody publishes it';
  if (status === 'inUse') return 'in use';
  return written ? 'draft, published until a version is in use' : 'draft, not published yet';
}

/** What somebody should look at, as `contracts:check` tells it too. */
function looked({ versions: all }: Plan): Markdown {
  const retired = all.filter(({ status }) => status === 'retired');
  const unneeded = all.filter(({ written, newest, consumers }) => written && newest !== null && consumers.length === 0);
  const lines = [
    ...retired.map(({ key }) => markdown`- ${mdCode(key)} is retired, and no subscription names it.\n`),
    ...unneeded.map(
      ({ key, newest }) =>
        markdown`- ${mdCode(key)} is still published and named by no subscription, and there is ${mdCode(newest ?? '')}: it can be retired.\n`,
    ),
  ];
  return lines.length === 0 ? markdown`Every version that is published is needed.\n` : markdown`${lines}`;
}

const CHANGING = markdown`## What may change

Within a version: new optional fields, and words such as descriptions. Events of the old and the new text are about at the same time, in queues, in the archive and at services that were not deployed yet; so everything else needs a new version. That includes fields that go or become required, other types, lists in place of single values, new or missing values of a choice, tighter or looser limits and formats, and another source, detail type or producer.

A new version is published beside the old one, from the same fact and with the same event id, until no consumer names the old one. What a field of the one says in the other is decided by people: see \`docs/open-decisions.md\`. Then the old version is retired.
`;

const BASELINE = markdown`## The baseline

\`contracts/baseline\` is what others rely on: the source, detail type, producer and schema of each event version as it was deployed, and the service, route and schema of each command that callers send.

1. Before there is a baseline, contracts change freely. That is meant for the stage \`dev\`: a first draft that nobody relies on is no promise, so generating the project writes no baseline.
2. The workflow \`.github/workflows/deploy.yml\` deploys to a stage; to every other one than \`dev\` it then runs \`npm run contracts:release\` and pushes \`contracts/baseline\`. Where nobody may push to the branch, it fails there: take the file from a pull request, or deploy in your own way and run the command yourself. It refuses what breaks the baseline, and adds what is new. An event version that is retired stays in it, so that its number is not used for something else.
3. \`npm run contracts:check\`, which is a part of \`npm test\` and so of CI, compares the contracts with the baseline and tells every change that breaks it, with its path. It says so too when nothing counts as published yet; GitHub shows that as a warning of the run.
4. Of a command a new optional field passes, a route that is gone does not: who calls it is known to people only, who then delete its file from the baseline.
`;
