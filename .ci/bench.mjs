// `npm run bench`: measures the product beside its peers and adds the result to bench/RESULTS.md; `-- --quick` only shows that it works.
import { join } from 'node:path';
import { ensureChromium } from './chromium.mjs';
import { productNode } from './node.mjs';
import { ensureBuilt, ensureInstalled } from './prepare.mjs';
import { become, environment, fail, root } from './shell.mjs';

await ensureInstalled();
await ensureBuilt();
const browser = await ensureChromium();
if (!browser) fail('No Chromium here and none could be installed; set CHROMIUM_PATH.');
become(productNode(), [join(root, 'bench/main.ts'), ...process.argv.slice(2)], {
  env: environment({ CHROMIUM_PATH: browser }),
});
