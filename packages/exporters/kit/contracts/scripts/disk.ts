import { readFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Catalog, DeriveInput, Schema } from '../derive/index.ts';

export const repository = path.resolve(import.meta.dirname, '../..');
const contracts = path.join(repository, 'contracts');

export const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8')) as unknown;

/** JSON files of a folder by name without the extension; a folder that is not there is empty. */
export async function readFolder(folder: string): Promise<Record<string, unknown>> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  const files = names.filter((name) => name.endsWith('.json')).sort();
  const entries = files.map(async (name) => [path.basename(name, '.json'), await readJson(path.join(folder, name))]);
  return Object.fromEntries((await Promise.all(entries)) as [string, unknown][]);
}

export async function readContracts(): Promise<DeriveInput> {
  const schemas = (kind: string): Promise<Record<string, Schema>> =>
    readFolder(path.join(contracts, 'schemas', kind)) as Promise<Record<string, Schema>>;
  const catalog = (await readJson(path.join(contracts, 'catalog.json'))) as Catalog;
  return { catalog, events: await schemas('events'), commands: await schemas('commands') };
}
