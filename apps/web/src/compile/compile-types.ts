import { TYPE_OPTIONS } from '@stormbridge/exporters';

/** The library reads these when it loads; a worker has no `process`. */
function standInForProcess(): void {
  const scope = globalThis as { process?: unknown };
  scope.process ??= { cwd: () => '/', env: {} };
}

/**
 * TypeScript types of a schema, the same bytes as on the server and the command line. Loads json-schema-to-typescript
 * when it is first asked, so call it in a worker only.
 */
export async function compileTypes(schema: object): Promise<string> {
  standInForProcess();
  const { compile } = await import('json-schema-to-typescript');
  return compile(structuredClone(schema), '', TYPE_OPTIONS);
}
