import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { failure, run } from './workbench.ts';

interface Template {
  readonly Resources: Readonly<Record<string, { readonly Type: string; readonly Properties: Properties }>>;
}

interface Properties {
  readonly Handler?: string;
  readonly Code?: { readonly S3Key?: string };
}

interface Assets {
  readonly files: Readonly<Record<string, { readonly source: { readonly path: string } }>>;
}

/** What a module asks of its environment when it is loaded. */
const env = { AWS_REGION: 'eu-west-1', EVENT_BUS_ARN: 'bus', READ_MODEL_TABLE: 'table', TABLE_NAME: 'table' };

/** Prints what is not a function, of `[[file, export], ...]`, as Lambda would load it: each file is imported. */
const LOAD = `for (const [file, name] of JSON.parse(process.argv[1]))
  if (typeof (await import(file))[name] !== 'function') console.log(file, 'exports no function', name);`;

/** The functions of a template whose bundled code does not load, or does not export their handler; empty is well. */
export async function functionsWithoutCode(out: string, template: string): Promise<string[]> {
  const { Resources } = JSON.parse(await readFile(join(out, template), 'utf8')) as Template;
  const assets = await readFile(join(out, template.replace('.template.json', '.assets.json')), 'utf8');
  const { files } = JSON.parse(assets) as Assets;
  const places = Object.values(Resources).flatMap(({ Type, Properties: { Code, Handler = '' } }) => {
    const asset = files[Code?.S3Key?.replace('.zip', '') ?? ''];
    if (Type !== 'AWS::Lambda::Function' || asset === undefined) return [];
    const [module = '', name = ''] = Handler.split('.');
    return [[join(out, asset.source.path, `${module}.mjs`), name]];
  });
  const ran = await run(process.execPath, ['--input-type=module', '-e', LOAD, JSON.stringify(places)], out, { env });
  return [failure(ran), ran.code === 0 ? ran.output : ''].filter((text) => text !== '');
}

const INVOKE = `const { handler } = await import(process.argv[1]);
await handler({ Records: [{ messageId: '1', body: process.argv[2] }] }, { getRemainingTimeInMillis: () => 60_000 });`;

/** What a bundled function behind a queue writes into its log when it gets an event. */
export async function invoked(file: string, event: object): Promise<string> {
  const settings = { ...env, POWERTOOLS_TRACE_ENABLED: 'false' };
  const args = ['--input-type=module', '-e', INVOKE, file, JSON.stringify(event)];
  return (await run(process.execPath, args, dirname(file), { env: settings })).output;
}
