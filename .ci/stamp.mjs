// "Has anything changed since last time?", by content: a stamp is the hash of all files that a step reads.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { memory, root } from './shell.mjs';

const skipped = new Set(['node_modules', 'dist', '.tsc', 'testing']);

/**
 * @param {string} path relative to the root
 * @returns {string[]} the files at or below it, sorted
 */
const filesAt = (path) => {
  const full = join(root, path);
  if (!existsSync(full)) return [];
  if (statSync(full).isFile()) return [path];
  return readdirSync(full, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name) && !/\.test\.tsx?$/.test(entry.name))
    .map((entry) => join(path, entry.name))
    .sort()
    .flatMap(filesAt);
};

/**
 * @param {readonly string[]} paths files and folders, relative to the root
 * @returns {string} a hash over the names and the content of everything at these paths
 */
export const contentHash = (paths) => {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesAt)) {
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0');
  }
  return hash.digest('hex');
};

/**
 * @param {string} step
 * @returns {string | undefined} the stamp of the last time that this step succeeded
 */
export const lastStamp = (step) => {
  const file = join(memory, `${step}.stamp`);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
};

/**
 * @param {string} step
 * @param {string} stamp
 */
export const remember = (step, stamp) => {
  mkdirSync(memory, { recursive: true });
  writeFileSync(join(memory, `${step}.stamp`), stamp);
};
