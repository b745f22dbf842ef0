import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** One mistake that somebody could make in a generated project; its own tests have to see it. */
export interface Mutant {
  readonly mistake: string;
  /** Where: the first file in the order of paths whose path matches and whose text `find` matches. */
  readonly file: RegExp;
  readonly find: RegExp;
  readonly put: string;
}

const HANDLER = /(export const handler = [\s\S]*?=> \{\n)[\s\S]*?(\n\}\);)/;

/** Of the example _Order checkout_; what is changed is found by its form, so that names may change. */
export const MUTANTS: readonly Mutant[] = [
  {
    mistake: 'a policy does nothing',
    file: /^services\/[\w-]+\/src\/policies\/.+\.ts$/,
    find: HANDLER,
    put: '$1  await Promise.resolve([event, context]);$2',
  },
  {
    mistake: 'a policy acts anew at each delivery',
    file: /^packages\/event-kit\/src\/cause\.ts$/,
    find: /uuidOf\(\[cause\.id, name\]\)/,
    put: 'uuidOf([cause.id, name, String(Math.random())])',
  },
  {
    mistake: 'a join does not wait for its second event',
    file: /^services\/[\w-]+\/src\/policies\/.+\.ts$/,
    find: /waitsFor: \[(\w+), \w+\]/,
    put: 'waitsFor: [$1]',
  },
  {
    mistake: 'a projection shows nothing',
    file: /^services\/[\w-]+\/src\/projections\/.+\.ts$/,
    find: HANDLER,
    put: '$1  await Promise.resolve(event);$2',
  },
  {
    mistake: 'a command leads to no event',
    file: /^services\/[\w-]+\/src\/domain\/.+\.ts$/,
    find: /return \[\n? *fact\([\s\S]*?\];\n/,
    put: 'return [];\n',
  },
  {
    mistake: 'a rule does not hear one of the events of its subscription',
    file: /^services\/[\w-]+\/lib\/.+-stack\.ts$/,
    find: /events: \[(\w+), \w+\]/,
    put: 'events: [$1]',
  },
  {
    mistake: 'a rule hears one event too many',
    file: /^contracts\/src\/patterns\.ts$/,
    find: /(?<=\n) {4}detail,\n/,
    put: '    detail: {},\n',
  },
  {
    mistake: 'what cannot be delivered is lost',
    file: /^packages\/cdk-kit\/src\/.+\.ts$/,
    find: /\{ \.\.\.DELIVERY, deadLetterQueue: [\w.]+ \}/,
    put: 'DELIVERY',
  },
  {
    mistake: 'a route is missing',
    file: /^services\/[\w-]+\/lib\/.+-stack\.ts$/,
    find: / *api\.(store|answer|read)\(.*\);\n/,
    put: '',
  },
  {
    mistake: 'a schedule is another',
    file: /^services\/[\w-]+\/lib\/.+-stack\.ts$/,
    find: /expression\('(rate|cron)\([^)]*\)'/,
    put: "expression('rate(7 days)'",
  },
  {
    mistake: 'a service may put events of others on the bus',
    file: /^packages\/cdk-kit\/src\/publishing\.ts$/,
    find: / +conditions: \{\n[\s\S]*?\n {4}\},\n/,
    put: '',
  },
  {
    mistake: 'the correlation id of the cause is dropped',
    file: /^packages\/event-kit\/src\/.+\.ts$/,
    find: /correlationId: (\w+\.)*correlationId/,
    put: "correlationId: 'another'",
  },
  {
    mistake: 'an alarm tells nobody',
    file: /^packages\/cdk-kit\/src\/.+\.ts$/,
    find: /\n.*\.addAlarmAction\(.*\);/,
    put: '',
  },
  {
    mistake: 'a function of one service imports another service',
    file: /^services\/billing\/src\/policies\/.+\.ts$/,
    find: /^/,
    put: "import '../../../order/src/commands.ts';\n",
  },
  {
    mistake: 'code that runs takes a sample',
    file: /^services\/[\w-]+\/src\/policies\/.+\.ts$/,
    find: /^/,
    put: "import '@order-checkout/contracts/testing';\n",
  },
  {
    mistake: 'a sample does not keep its contract',
    file: /^contracts\/samples\/events\/.+\.json$/,
    find: /"data": \{\n.*\n/,
    put: '"data": {\n',
  },
  {
    mistake: 'a contract is changed without its types',
    file: /^contracts\/schemas\/events\/.+\.json$/,
    find: /"description": "[^"]+"/,
    put: '"description": "changed"',
  },
  {
    mistake: 'the outbox forgets an event',
    file: /^packages\/event-kit\/src\/outbox\.ts$/,
    find: /await publish\w*\([^;]*\);/,
    put: '',
  },
  {
    mistake: 'the outbox publishes events in another order',
    file: /^packages\/event-kit\/src\/outbox\.ts$/,
    find: /for \(const record of Records\)/,
    put: 'for (const record of Records.toReversed())',
  },
  {
    mistake: 'the outbox skips an event that it cannot publish',
    file: /^packages\/event-kit\/src\/outbox\.ts$/,
    find: /return \{ batchItemFailures: \[\{ itemIdentifier[^\n]*/,
    put: 'continue;',
  },
  {
    mistake: 'the outbox gives an event up after an hour',
    file: /^packages\/cdk-kit\/src\/tables\.ts$/,
    find: /Duration\.hours\(12\)/,
    put: 'Duration.hours(1)',
  },
  {
    mistake: 'the outbox gives an event up after five tries',
    file: /^packages\/cdk-kit\/src\/tables\.ts$/,
    find: /maxRecordAge: \w+,/,
    put: '$& retryAttempts: 5,',
  },
  {
    mistake: 'the outbox does not send again what was not sent',
    file: /^packages\/event-kit\/src\/outbox\.ts$/,
    find: /(let published = 0;\n)/,
    put: '$1    if (published === 0) return { published, setAside: 0 };\n',
  },
  {
    mistake: 'an event is written that something behind the bus does not take',
    file: /^packages\/event-kit\/src\/envelope\.ts$/,
    find: / {2}assertSize\([^;]*;\n/,
    put: '',
  },
  {
    mistake: 'a rule that says no is taken for a failure',
    file: /^packages\/event-kit\/src\/refusal\.ts$/,
    find: /if \(!\(error instanceof Refused\)\) throw error;/,
    put: 'throw error;',
  },
  {
    mistake: 'a message that fails is taken for done',
    file: /^packages\/event-kit\/src\/batch\.ts$/,
    find: /await work\(record\);|return work\(record\);/,
    put: 'await work(record).catch(() => undefined);',
  },
  {
    mistake: 'an event that comes late changes a view as if it were the newest',
    file: /^packages\/event-kit\/src\/read-model\.ts$/,
    find: /place > before\.last/,
    put: "place > ''",
  },
  {
    mistake: 'a read model folds an event that it does not keep',
    file: /^packages\/event-kit\/src\/view-rows\.ts$/,
    find: /added === undefined \? \[\]/,
    put: 'TableName !== undefined ? []',
  },
  {
    mistake: 'a list shows the views of all lists',
    file: /^packages\/event-kit\/src\/read-model\.ts$/,
    find: /viewsIn<View>\(this\.keyOf\(list\),/,
    put: "viewsIn<View>(this.keyOf('everything'),",
  },
  {
    mistake: 'an event changes nothing in a view',
    file: /^services\/[\w-]+\/src\/domain\/views\/.+\.ts$/,
    find: /: told,/,
    put: ': (view) => view,',
  },
  {
    mistake: 'a state has another version, and nothing brings the stored ones forward',
    file: /^services\/[\w-]+\/src\/domain\/.+\.ts$/,
    find: /stateVersion: 1,/,
    put: 'stateVersion: 2,',
  },
  {
    mistake: 'the runbook does not know an alarm',
    file: /^docs\/runbook\.md$/,
    find: /\n\| `Commands HandlerErrors` .*/,
    put: '',
  },
  {
    mistake: 'a test expects nothing',
    file: /^services\/[\w-]+\/test\/.+\.test\.ts$/,
    find: /$/,
    put: "it('is empty', () => undefined);\n",
  },
];

/** Makes a mistake in a project and gives what takes it back; throws when there is no place for it. */
export async function mutate(project: string, mutant: Mutant): Promise<() => Promise<void>> {
  const entries = await readdir(project, { recursive: true });
  const files = entries.filter((path) => mutant.file.test(path) && !path.includes('node_modules')).sort();
  for (const path of files) {
    const text = await readFile(join(project, path), 'utf8');
    const changed = text.replace(mutant.find, mutant.put);
    if (changed === text) continue;
    await writeFile(join(project, path), changed);
    return () => writeFile(join(project, path), text);
  }
  throw new Error(`There is no place for "${mutant.mistake}" among ${files.length} files.`);
}
