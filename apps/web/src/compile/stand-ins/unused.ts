/**
 * Stands in for what json-schema-to-typescript imports and never uses in the page: files, YAML, a formatter. Calling any
 * of it is a mistake of ours.
 */
const never = (what: string) => (): never => {
  throw new Error(`${what} is not available in the page`);
};

export const readFileSync = never('readFileSync');
export const format = never('format');
export const load = never('load');

/** Built once while the library loads, used only for YAML files. */
export const CORE_SCHEMA = { withTags: (): undefined => undefined };
export const [mergeTag, timestampTag, binaryTag, omapTag, pairsTag, setTag] = Array.from({ length: 6 }, () => ({}));
