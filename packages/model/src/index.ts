export {
  type AnyRow,
  applyChanges,
  type Board,
  busOf,
  completeRow,
  defaultOf,
  emptyBoard,
  rowsOf,
  type SpecOf,
  settingsOf,
  specsOf,
} from './board.ts';
export {
  CLOUD_SOURCE_PATTERN,
  DEFAULT_SOURCE_PREFIX,
  DETAIL_TYPE_MAX,
  type EventAddress,
  eventAddress,
  SOURCE_PATTERN,
  sourceOfService,
} from './bridge.ts';
export { add, type BoardChange, type ChangeOf, patch, remove } from './changes.ts';
export {
  CODE_NAME_MAX,
  CODE_NAME_PATTERN,
  camel,
  codeNames,
  kebab,
  pinCodeNames,
  projectName,
  SERVICE_NAME_MAX,
  shortHash,
} from './code-names.ts';
export { assign, movePlacement, placeAggregate, unplace } from './edits/aggregates.ts';
export {
  acceptSubscriptions,
  changeSettings,
  consume,
  consumption,
  nameBus,
  proposeSubscriptions,
  type SubscriptionProposal,
} from './edits/bus.ts';
export {
  addElement,
  changeKind,
  duplicate,
  labelOf,
  type Move,
  moveTo,
  nameField,
  relabel,
  removeRows,
  tableOf,
} from './edits/elements.ts';
export { connect, kindOf } from './edits/flows.ts';
export { derivedId, type NewId } from './edits/ids.ts';
export { addField, moveField, newVersion } from './edits/schema.ts';
export { acceptServices, proposeServices, runBy, type ServiceProposal } from './edits/services.ts';
export { placeAfter, placeInTime, sequenceByPosition, type TimePlace, takeOutOfTime } from './edits/timeline.ts';
export {
  BOARD_FILE_MAX_BYTES,
  BOARD_FILE_MAX_PROBLEMS,
  BOARD_FILE_MAX_ROWS,
  BOARD_FORMAT,
  BOARD_SCHEMA_PATH,
  utf8Length,
} from './file/format.ts';
export { parseBoardFile, readBoardFile } from './file/read.ts';
export { boardFileSchema } from './file/schema.ts';
export {
  COORDINATE_MAX,
  JSON_VALUE_MAX_DEPTH,
  VALUES_MAX,
  type ValueFault,
  valueFaults,
} from './file/values.ts';
export { writeBoardFile } from './file/write.ts';
export { mayLead, type Verdict } from './grammar.ts';
export { landscapePlaces } from './layout/landscape.ts';
export { layoutBoard } from './layout/layout-board.ts';
export { type Lane, type TimelineLayout, type TimeMark, timelineLayout, timelinePlaces } from './layout/timeline.ts';
export { eventVersionId, normalise, referencesOf } from './normalise.ts';
export {
  AREA_KINDS,
  type AreaKind,
  KINDS,
  type Kind,
  kindOfShortcut,
  NOTATION,
  type Notation,
  type Shape,
} from './notation.ts';
export { compareKeys, evenKeys, keyBetween, ORDER_KEY_PATTERN } from './order-key.ts';
export { failed, ok, type Problem, type Result } from './problems.ts';
export { type BoardIndex, indexOf } from './read/board-index.ts';
export { type Coupling, couplingOf, couplings } from './read/coupling.ts';
export { comesFrom, elementsOf, leadsTo } from './read/flow.ts';
export {
  consumersOf,
  contextOf,
  eventsOf,
  fieldsOf,
  matchedVersions,
  placementOf,
  serviceOf,
  subscriptionsOf,
  versionsOf,
} from './read/ownership.ts';
export { compareInTime, compareLanes, eventsInTime, type TimeColumn, timeColumns } from './read/timeline.ts';
export type {
  AggregateRow,
  BusRow,
  ContextRow,
  DataStoreRow,
  ElementRow,
  EventVersionRow,
  FieldRow,
  FlowRow,
  GlossaryRow,
  NewRow,
  Patch,
  PlacementRow,
  Row,
  ServiceRow,
  SettingsRow,
  SubscriptionRow,
  TypeRow,
} from './rows.ts';
export { STAGES, type Stage, type StageKey, stageOf, type ViewName } from './stages.ts';
export {
  CONSUMPTION_KINDS,
  type ConsumptionKind,
  ELEMENT_KINDS,
  type ElementKind,
  FIELD_TYPES,
  type FieldSpec,
  type FieldType,
  type Frame,
  fieldSpecs,
  HOT_SPOT_KINDS,
  ID_PATTERN,
  isSingleTable,
  type Json,
  LABEL_MAX,
  type Point,
  SINGLE_TABLES,
  TABLE_NAMES,
  TABLES,
  type TableName,
  TEXT_MAX,
} from './tables.ts';
export { type UndoStep, undoChanges, undoStep } from './undo.ts';
