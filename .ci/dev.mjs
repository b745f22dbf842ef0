// `npm run dev`: the page with hot reload, and the server restarted at every change of a file that it imports.
import { join } from 'node:path';
import { productNode } from './node.mjs';
import { ensureInstalled } from './prepare.mjs';
import { become, environment, root } from './shell.mjs';

await ensureInstalled();
const port = process.env['PORT'] || '8080';
const backend = process.env['STORMBRIDGE_DEV_BACKEND'] || String(Number(port) + 1);
const node = productNode();
const dataDir = process.env['DATA_DIR'] || join(root, 'data');

const server = become(node, ['--watch', '--watch-preserve-output', join(root, 'apps/server/src/main.ts')], {
  env: environment({ PORT: backend, HOST: '127.0.0.1', DATA_DIR: dataDir }),
});
const page = become(node, [join(root, 'node_modules/vite/bin/vite.js'), '--port', port, '--strictPort'], {
  env: environment({ STORMBRIDGE_DEV_BACKEND: backend }),
});
process.on('exit', () => {
  server.kill();
  page.kill();
});
