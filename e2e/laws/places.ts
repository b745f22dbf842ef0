import { packageOf } from './arrows.ts';
import { isTest, type SourceFile } from './house.ts';
import { walk, wordsOf } from './syntax.ts';

/** Packages that live in a few folders only, so that replacing one of them stays a matter of those folders. */
const homes: readonly { readonly packages: readonly string[]; readonly folders: readonly string[] }[] = [
  { packages: ['reactflow', '@xyflow/react', '@xyflow/system'], folders: ['apps/web/src/canvas/', 'bench/'] },
  {
    packages: ['yjs', 'y-protocols', 'y-websocket', 'lib0'],
    folders: ['packages/sync/', 'apps/server/', 'apps/web/src/board/', 'e2e/', 'bench/'],
  },
];

/** Imports of such a package outside its folders. */
export const strayImports = (files: readonly SourceFile[]): readonly string[] =>
  files.flatMap(({ path, imports }) =>
    imports.flatMap((specifier) => {
      const home = homes.find(({ packages }) => packages.includes(packageOf(specifier)));
      return !home || home.folders.some((folder) => path.startsWith(folder)) ? [] : [`${path} imports ${specifier}`];
    }),
  );

/** The words of the cloud. `EventBridge` and `CDK` are not among them: they name what we make, and people ask for it. */
const cloudWord = /(?<![a-z])(aws|amazon|lambda|sqs|sns|dynamodb|cloudformation|cloudwatch|kinesis|iam|arn)(?![a-z])/i;

const cloudFolders = ['packages/exporters/', 'packages/model/src/bridge.', 'e2e/'];

/** What people read may name where the result runs, and a hint about technical nouns has to list them. */
const textFolders = ['apps/web/src/text/', 'apps/cli/src/', 'packages/hints/src/rules/'];

/** Splits camelCase, so that `lambdaName` says "lambda" and `learn` does not say "arn". */
const apart = (word: string): string => word.replace(/([a-z0-9])([A-Z])/g, '$1 $2').replace(/_/g, ' ');

/** Names and strings with a word of the cloud where the domain is spoken. Comments may name their sources. */
export const strayCloudWords = (files: readonly SourceFile[]): readonly string[] =>
  files
    .filter(({ path }) => !isTest(path) && !cloudFolders.some((folder) => path.startsWith(folder)))
    .flatMap(({ path, tree }) => {
      const mayTell = textFolders.some((folder) => path.startsWith(folder));
      return wordsOf(tree)
        .filter(({ text, isName }) => (isName || !mayTell) && cloudWord.test(apart(text)))
        .map(({ text }) => `${path} says ${JSON.stringify(text.slice(0, 60))}`);
    });

const pure = ['packages/model/', 'packages/hints/', 'packages/exporters/', 'packages/sync/'];

/** Reads of a clock, of chance or of the machine's language: they compile in a pure package, yet give other results elsewhere. */
export const hiddenInputs = (files: readonly SourceFile[]): readonly string[] =>
  files
    .filter(({ path }) => !isTest(path) && pure.some((folder) => path.startsWith(folder)))
    .flatMap(({ path, tree }) => {
      const found: string[] = [];
      walk(tree, (node, parent, key) => {
        const name = String(node['name'] ?? '');
        if (node.type !== 'Identifier') return;
        const isMember = parent?.type === 'MemberExpression' && key === 'property';
        const isKey = (parent?.type === 'Property' && key === 'key') || parent?.type.startsWith('TS') === true;
        if (!isMember && !isKey && ['Date', 'Intl', 'globalThis'].includes(name)) found.push(`${path} uses ${name}`);
        if (isMember && (name === 'localeCompare' || name.startsWith('toLocale'))) found.push(`${path} uses ${name}`);
        if (isMember && name === 'random' && (parent['object'] as { name?: string }).name === 'Math') {
          found.push(`${path} uses Math.random`);
        }
      });
      return found;
    });
