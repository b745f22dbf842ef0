export {
  breakingChanges,
  type Catalog,
  type CommandVersion,
  type ContractText,
  commandSchema,
  type DeriveInput,
  deriveFiles,
  type EventVersion,
  keyOf,
  METADATA_SCHEMA,
  openapiSchema,
  type Report,
  registryDocument,
  registryName,
  type Schema,
  type Service,
  type Subscription,
  type Timer,
  TYPE_OPTIONS,
  typeNameOf,
} from '../../../kit/contracts/derive/index.ts';
export { eventPattern } from '../../../kit/contracts/src/patterns.ts';
export { ENVELOPES, type EnvelopeStyle } from './envelopes.ts';
export { type LockedProject, lockFile, reservedNames, type Workspace } from './lock.ts';
export { type KitProject, kitFiles } from './project.ts';
export { withScope } from './scope.ts';
