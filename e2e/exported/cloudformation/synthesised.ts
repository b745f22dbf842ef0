import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { functionsWithoutCode } from '../functions.ts';
import { failure, run } from '../workbench.ts';
import { wrongInTemplate } from './template.ts';

/**
 * Synthesises an app in a folder and holds every template against the resource specification of CloudFormation; the
 * code of every function has to load. Gives what went wrong, empty when nothing did; an app without a template has failed.
 */
export async function synthesised(app: string): Promise<string[]> {
  const out = join(app, 'cdk.out');
  await rm(out, { recursive: true, force: true });
  const wrong = failure(await run('npx', ['--no-install', 'cdk', 'synth', '--quiet'], app));
  return wrong === '' ? [...(await wrongTemplates(out)), ...(await deadFunctions(out))] : [wrong];
}

/** The functions of every stack whose code does not load. */
export async function deadFunctions(out: string): Promise<string[]> {
  const names = (await readdir(out)).filter((name) => name.endsWith('.template.json'));
  return (await Promise.all(names.map((name) => functionsWithoutCode(out, name)))).flat();
}

/** What is wrong with the templates in a folder, nested stacks included. */
export async function wrongTemplates(out: string): Promise<string[]> {
  const names = (await readdir(out, { recursive: true })).filter((name) => name.endsWith('.template.json'));
  if (names.length === 0) return ['There is no template.'];
  const found: string[] = [];
  for (const name of names) {
    const text = await readFile(join(out, name), 'utf8');
    // One of the hostile labels: CloudFormation would print what is behind it.
    if (text.includes('{{resolve:ssm:/pwned')) found.push(`${name}: a label became a dynamic reference`);
    const template = JSON.parse(text);
    found.push(...wrongInTemplate(template).map((what) => `${name}: ${what}`));
  }
  return found;
}
