import type { Contract, Validate } from '@kit/contracts';
import { ajv } from './ajv.ts';

// Made at first use: who runs the sources pays only for the contracts that are met. Bundles hold them ready made.
const compiled = new Map<Contract, Validate>();

export function validatorOf(contract: Contract): Validate {
  const validate = compiled.get(contract) ?? ajv.compile(contract.schema);
  compiled.set(contract, validate);
  return validate;
}
