// `npm run stormbridge -- ...`: the command line, in the folder from which it was called.
import { join } from 'node:path';
import { productNode } from './node.mjs';
import { ensureInstalled } from './prepare.mjs';
import { become, environment, root } from './shell.mjs';

await ensureInstalled();
const from = process.env['INIT_CWD'] ?? process.cwd();
become(productNode(), [join(root, 'apps/cli/src/main.ts'), ...process.argv.slice(2)], {
  cwd: from,
  env: environment({ INIT_CWD: from }),
});
