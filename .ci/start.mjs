// `npm start`, and what a supervisor runs: install and build what changed, then serve the product and end with it.
import { join, resolve } from 'node:path';
import { productNode, serverFlags } from './node.mjs';
import { ensureBuilt, ensureInstalled } from './prepare.mjs';
import { become, environment, root } from './shell.mjs';

await ensureInstalled();
await ensureBuilt();
const from = process.env['INIT_CWD'] ?? root;
const dataDir = process.env['DATA_DIR'] ? resolve(from, process.env['DATA_DIR']) : join(root, 'data');
become(productNode(), [...serverFlags(), join(root, 'apps/server/src/main.ts'), ...process.argv.slice(2)], {
  env: environment({ NODE_ENV: 'production', PORT: process.env['PORT'] || '8080', DATA_DIR: dataDir }),
});
