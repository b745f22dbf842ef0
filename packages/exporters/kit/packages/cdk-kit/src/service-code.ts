import type { Code } from 'aws-cdk-lib/aws-lambda';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundledCode } from './bundled-code.ts';

const services = fileURLToPath(new URL('../../../services/', import.meta.url));

/** The code of a service's functions: one asset with every module of its `src`, and others for files elsewhere. */
export class ServiceCode {
  private readonly source: string;
  private readonly known = new Map<string, Code>();

  constructor(service: string) {
    this.source = path.join(services, service, 'src');
  }

  /** Where a file ends up: the asset, and its name in there without the extension. */
  of(entry: URL): { readonly code: Code; readonly module: string } {
    const file = fileURLToPath(entry);
    if (!existsSync(file)) throw new Error(`${file} is not there: a function has its code in it`);
    const isOwn = file.startsWith(this.source + path.sep);
    const folder = isOwn ? this.source : path.dirname(file);
    const entries = isOwn ? '**/*.ts' : path.basename(file);
    const asset = path.join(folder, entries);
    const code = this.known.get(asset) ?? bundledCode(folder, entries);
    this.known.set(asset, code);
    const { dir, name } = path.parse(path.relative(folder, file));
    return { code, module: path.posix.join(dir.replaceAll(path.sep, '/'), name) };
  }
}
