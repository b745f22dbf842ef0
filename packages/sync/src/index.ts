export { type CommitOptions, SharedBoard, type SharedBoardOptions } from './board/shared-board.ts';
export { type EditableBoard, TextEditing, type TextListener } from './board/text-editing.ts';
export { type Crossing, crossEpoch, rebuildEpoch, type Updates } from './epoch/crossing.ts';
export { type Former, formerOf, isOfFormer } from './epoch/former.ts';
export { isWorthRebasing, rebaseBoard } from './epoch/rebase.ts';
export { BOARD_ROOTS, DELETED, readBoard, readRows } from './layout/read.ts';
export { type BoardState, readState, restoreState } from './layout/restore.ts';
export { ORIGIN_FIELDS, STAMP, STAMPED_TABLES, type Stamp, stampOf } from './layout/stamp.ts';
export { editText, moveCaret, type TextEdit, textEdit } from './layout/text.ts';
export { fitsField, isRowId } from './layout/values.ts';
export { loadBoard } from './layout/write.ts';
export {
  decodePresence,
  encodePresence,
  type Motion,
  NAME_MAX,
  PRESENCE_MAX,
  type Presence,
} from './presence/presence.ts';
export {
  freeBlock,
  isRevealed,
  markRevealed,
  planReveal,
  privateStickies,
  REVEALED,
  type Reveal,
  writeReveal,
} from './private/reveal.ts';
export { applyUpdate } from './protocol/apply-update.ts';
export { AWARENESS_ENTRIES_MAX, type AwarenessEntry, readAwareness, writeAwareness } from './protocol/awareness.ts';
export { CLOSE_CODES, type CloseReason, closeMessage, closeReason, isTerminal } from './protocol/close-codes.ts';
export {
  DOCUMENT_KINDS,
  type DocumentKind,
  type DocumentRef,
  documentName,
  EPOCH_PARAMETER,
  parseDocumentName,
  privateName,
  privatePrefix,
  SCHEMA,
  SCHEMA_PARAMETER,
  WORKSHOP_ID_PATTERN,
} from './protocol/documents.ts';
export { decodeFrame, encodeFrame, FRAME_TYPES, type Frame, ROLES, type Role } from './protocol/frames.ts';
export {
  areaOf,
  firstRefusal,
  PRIVATE_KINDS,
  PRIVATE_TABLES,
  type Refusal,
  refusalMessage,
  refusalOf,
  type Touch,
  type Who,
} from './rights/rights.ts';
export { touchesOf } from './rights/touches.ts';
export { type SaveState, SaveTracker, together } from './saving/save-tracker.ts';
export { migrate, SCHEMA_STEPS, type SchemaStep, schemaOf, schemaState } from './schema/migrate.ts';
export {
  firstSession,
  fitsSession,
  RIGHTS_PRESETS,
  type RightsPreset,
  readSession,
  SESSION_ROOTS,
  type SessionPatch,
  type SessionState,
  type SilentCounts,
  type Timer,
  writeCounts,
  writeSession,
} from './session/session.ts';
export { putAway, putIntoTray, readTray, TRAY_MAX, type TrayItem } from './session/tray.ts';
export { UNDO_LIMIT } from './undo/history.ts';
