export {
  breakingChanges,
  breakingCommand,
  breakingRelease,
  type CommandRelease,
  type Release,
} from './compatibility.ts';
export { draft4Schema, openapiSchema } from './downgrade.ts';
export { envelopeSchema, sampleEnvelope } from './envelope.ts';
export { deriveFiles, type DeriveInput } from './files.ts';
export {
  byText,
  isSchema,
  keyOf,
  typeNameOf,
  type Catalog,
  type CloudEvent,
  type CommandVersion,
  type EventVersion,
  type ReadModel,
  type Report,
  type Schema,
  type Service,
  type Subscription,
  type Timer,
} from './model.ts';
export { registryDocument, registryName } from './registry.ts';
export { DIALECT, METADATA_SCHEMA, commandSchema, type ContractText } from './schemas.ts';
export { TYPE_OPTIONS, typesSchema } from './types.ts';
export { versionNotes } from './versions.ts';
