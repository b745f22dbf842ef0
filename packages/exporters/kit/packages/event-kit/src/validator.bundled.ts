import type { Contract, Validate } from '@kit/contracts';

/** Bundles have no compiler of schemas: each contract in there has its check with it (`cdk-kit/src/ready-contracts.ts`). */
export const validatorOf = ({ key, validate }: Contract): Validate => {
  if (validate === undefined) throw new TypeError(`The check of ${key} is not in the bundle`);
  return validate;
};
