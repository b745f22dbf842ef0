export { TYPE_OPTIONS } from './cdk/kit/index.ts';
export { exportProblems, exportWarnings } from './cdk/problems.ts';
export type { ProjectFile } from './cdk/project.ts';
export { projectFiles } from './cdk/project.ts';
export type { Exporter, ExportTools, Files } from './exporter.ts';
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
