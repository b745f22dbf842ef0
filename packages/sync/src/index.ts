export { BOARD_ROOTS, readBoard, readRows } from './layout/read.ts';
export { loadBoard } from './layout/write.ts';
export { AWARENESS_ENTRIES_MAX, type AwarenessEntry, readAwareness, writeAwareness } from './protocol/awareness.ts';
export { CLOSE_CODES, type CloseReason, closeMessage, closeReason, isTerminal } from './protocol/close-codes.ts';
export {
  DOCUMENT_KINDS,
  type DocumentKind,
  documentName,
  parseDocumentName,
  SCHEMA,
  SCHEMA_PARAMETER,
  WORKSHOP_ID_PATTERN,
} from './protocol/documents.ts';
export { decodeFrame, encodeFrame, FRAME_TYPES, type Frame, ROLES, type Role } from './protocol/frames.ts';
export {
  firstSession,
  RIGHTS_PRESETS,
  type RightsPreset,
  readSession,
  SESSION_ROOTS,
  type SessionPatch,
  type SessionState,
  type Timer,
  writeSession,
} from './session/session.ts';
