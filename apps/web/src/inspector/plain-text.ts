/**
 * What becomes of a typed text when its field is left: what is right and new is written, what is wrong stays as it was
 * typed, so that its reason stays beside it and nobody loses what they wrote.
 */
export function leave(
  draft: string | undefined,
  value: string,
  error: string | undefined,
): { readonly draft: string | undefined; readonly write?: string } {
  if (draft === undefined || draft === value) return { draft: undefined };
  return error === undefined ? { draft: undefined, write: draft } : { draft };
}
