import { encoded, oneLine, type Text, templateOf } from './text.ts';

export type Path = Text<'path'>;

/** A path inside an export, with `/` between its parts. */
export const path = templateOf<'path'>();

const SEGMENT = /^[A-Za-z0-9][A-Za-z0-9.@_-]{0,99}$/;
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/**
 * One part of a path: made of code names, so it needs no escaping. Anything that could leave the folder, hide, end in a
 * dot or name a device of Windows is a programmer's mistake and throws.
 */
export function segment(name: string): Path {
  if (!SEGMENT.test(name) || name.endsWith('.') || DEVICE.test(name))
    throw new TypeError(`Not a part of a path: ${JSON.stringify(name)}`);
  return encoded(name);
}

/** Whether every part of a path is one that `segment` accepts; files of tools begin with a dot. */
export const isSafePath = (text: string): boolean =>
  text
    .split('/')
    .every((part) => SEGMENT.test(part.replace(/^\.(?=[a-z])/, '')) && !part.endsWith('.') && !DEVICE.test(part));

/** A file name for people, from free text: ASCII, no separators; the fallback where nothing is left. */
export function fileName(text: string, fallback: string): string {
  const name = oneLine(text)
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '')
    .toLowerCase();
  return name === '' || DEVICE.test(name) ? fallback : name;
}
