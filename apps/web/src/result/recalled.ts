import type { ExportTools, Recall } from '@stormbridge/exporters';

/** UTF-16 code units that are remembered at most; the texts of the largest boards are a third of it. */
const LIMIT = 60_000_000;

/** A memory of what was made of texts: of each thing, what was made of it last. */
export function recalled(limit = LIMIT): Recall {
  const known = new Map<string, { readonly text: string; readonly made: string }>();
  let size = 0;
  return (what, text, make) => {
    const last = known.get(what);
    if (last?.text === text) return last.made;
    const made = make(text);
    size += text.length + made.length - (last === undefined ? 0 : last.text.length + last.made.length);
    if (size > limit) {
      known.clear();
      size = text.length + made.length;
    }
    known.set(what, { text, made });
    return made;
  };
}

/** Schemas that are remembered with their types: those of the project, of the schemas alone, and of each a version before. */
const SCHEMAS = 4;

/** The same types; those of a schema that was asked for a short time ago are not made again. */
export function rememberingTypes(compile: ExportTools['compileTypes']): ExportTools['compileTypes'] {
  const known = new Map<string, Promise<string>>();
  return (schema) => {
    const text = JSON.stringify(schema);
    const types = known.get(text) ?? compile(schema);
    known.delete(text);
    known.set(text, types);
    types.catch(() => known.delete(text));
    for (const oldest of [...known.keys()].slice(0, -SCHEMAS)) known.delete(oldest);
    return types;
  };
}
