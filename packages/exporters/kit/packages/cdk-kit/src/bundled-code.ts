import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { readyContracts } from './ready-contracts.ts';

const repository = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Every module of a folder that `entries` matches, ready for Lambda. They are bundled in one go: what several of them
 * need is in there once, and each loads only its part of it.
 */
export const bundledCode = (folder: string, entries: string): Code =>
  Code.fromAsset(folder, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('unused: the bundle is made in this process'),
      local: {
        tryBundle: (output) => {
          bundle(folder, entries, output);
          return true;
        },
      },
    },
  });

function bundle(folder: string, entries: string, output: string): void {
  const { outputFiles } = buildSync({
    absWorkingDir: repository,
    entryPoints: [path.join(folder, entries)],
    outbase: folder,
    // Source maps name their sources from here. The asset's own folder changes with the app that is synthesised.
    outdir: folder,
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    outExtension: { '.js': '.mjs' },
    platform: 'node',
    target: 'node24',
    alias: readyContracts(),
    // Naming a condition turns off `module`, which esbuild has by itself.
    conditions: ['bundled', 'module'],
    mainFields: ['module', 'main'],
    minify: true,
    sourcemap: true,
    sourcesContent: false,
    // The AWS SDK is bundled too, so that what was tested is what runs. CommonJS packages in it want `require`.
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
  });
  for (const file of outputFiles) {
    const target = path.join(output, path.relative(folder, file.path));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, file.contents);
  }
}
