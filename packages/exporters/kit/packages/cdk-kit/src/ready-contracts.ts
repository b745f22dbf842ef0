import { COMMANDS, EVENTS } from '@kit/contracts/catalog';
import type { Contract } from '@kit/contracts';
import { checkAsModule } from '@kit/event-kit/checks';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import contractsPackage from '../../../contracts/package.json' with { type: 'json' };

// Among the files of the event kit, because the checks call the runtime of its ajv.
const folder = fileURLToPath(new URL('../../event-kit/dist/', import.meta.url));
const wire = '../../../contracts/src/wire.ts';
let written: string | undefined;

/**
 * The package of the contracts as functions get it: each contract has its check as code instead of the schema, so that
 * no function compiles a schema when it starts. Gives the module by the name of the package.
 */
export function readyContracts(): Record<string, string> {
  written ??= write();
  return { [contractsPackage.name]: written };
}

function write(): string {
  mkdirSync(folder, { recursive: true });
  const contracts = Object.values<Contract>({ ...EVENTS, ...COMMANDS });
  for (const contract of contracts) put(`${contract.key}.js`, checkAsModule(contract));
  return put('contracts.js', [`export * from '${wire}';`, ...contracts.map(readyContract)].join('\n'));
}

function readyContract(contract: Contract): string {
  const name = `${contract.name}V${contract.version}`;
  const fields = JSON.stringify({ ...contract, schema: undefined }).slice(1, -1);
  return `import check${name} from './${contract.key}.js';\nexport const ${name} = { ${fields}, validate: check${name} };`;
}

/** Several apps may be synthesised at a time: each sees whole files, and all write the same. */
function put(name: string, text: string): string {
  const file = path.join(folder, name);
  writeFileSync(`${file}.${process.pid}`, text);
  renameSync(`${file}.${process.pid}`, file);
  return file;
}
