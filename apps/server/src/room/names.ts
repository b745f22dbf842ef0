import { parseDocumentName } from '@stormbridge/sync';

/** The workshop that a document belongs to. */
export const workshopOf = (name: string): string => parseDocumentName(name)?.workshop ?? '';

/** Whether a document is private. Nobody creates those: each begins when its owner opens it. */
export const isPrivate = (name: string): boolean => parseDocumentName(name)?.kind === 'private';
