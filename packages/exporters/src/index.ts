export { type Inventory, inventoryOf, type ResourceCount, type ResourcePlace } from './cdk/inventory/inventory.ts';
export { type Pays, RESOURCE_KINDS, type ResourceKind } from './cdk/inventory/kinds.ts';
export { TYPE_OPTIONS } from './cdk/kit/index.ts';
export { exportProblems, exportWarnings } from './cdk/problems.ts';
export type { ProjectFile } from './cdk/project.ts';
export { projectFiles } from './cdk/project.ts';
export { type BoardDiff, diffBoards } from './diff/diff.ts';
export { diffMarkdown } from './diff/markdown.ts';
export type { Exporter, ExportTools, Files, Recall } from './exporter.ts';
export { readBaseTexts } from './regeneration/base-texts.ts';
export { BOND, type Bond, bondFiles } from './regeneration/bond.ts';
export { readManifest } from './regeneration/manifest.ts';
export { pinNames, pinsOf, withPins } from './regeneration/pins.ts';
export { planRegeneration, type Regeneration } from './regeneration/plan.ts';
export { hashOf } from './regeneration/sha256.ts';
export { type Action, besides, type Merge, type Step } from './regeneration/step.ts';
export { EXPORTERS, exporterOf } from './registry.ts';
export {
  type Contract,
  contractOfCommand,
  contractOfVersion,
  keyOf,
  liveVersions,
  typeNameOf,
} from './schema/contract.ts';
export { type EventSchema, eventSchema, payloadSchema } from './schema/event-schema.ts';
export { schemaProblems } from './schema/problems.ts';
export { contractTypes } from './schema/types.ts';
export { validate } from './schema/validate.ts';
export { VERSION } from './version.ts';
export { joinEntries, type ZipEntry, zipEntries, zipFiles, zipParts } from './zip.ts';
