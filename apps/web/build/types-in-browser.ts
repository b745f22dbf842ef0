import type { Plugin } from 'vite';

/**
 * json-schema-to-typescript is written for Node. In the page it needs its pure half only, so what it asks of Node (files,
 * paths, a formatter that is switched off, YAML) is answered by small stand-ins. Only its own imports are led there.
 */
const STAND_INS: Readonly<Record<string, string>> = {
  fs: 'unused.ts',
  prettier: 'unused.ts',
  'js-yaml': 'unused.ts',
  'cli-color': 'unused.ts',
  path: 'node-parts.ts',
  util: 'node-parts.ts',
  '@apidevtools/json-schema-ref-parser': 'ref-parser.ts',
};

const standIn = (file: string): string => new URL(`../src/compile/stand-ins/${file}`, import.meta.url).pathname;

const resolver = (): Plugin => ({
  name: 'stormbridge:types-in-browser',
  enforce: 'pre',
  resolveId(source, importer) {
    const file = STAND_INS[source];
    const ours = importer?.replaceAll('\\', '/').includes('/json-schema-to-typescript/dist/');
    return ours && file !== undefined ? standIn(file) : undefined;
  },
});

/** The plugin for the page and its workers, built or served while developing. */
export const typesInBrowser = (): Plugin => ({
  ...resolver(),
  config: () => ({
    worker: { plugins: () => [resolver()] },
    optimizeDeps: { include: ['json-schema-to-typescript', 'fflate'], rolldownOptions: { plugins: [resolver()] } },
  }),
});
