import { encoded, type Text, templateOf, wellFormed } from './text.ts';

export type Xml = Text<'xml'>;

/** SVG or other XML. */
export const svg = templateOf<'xml'>();

// biome-ignore lint/suspicious/noControlCharactersInRegex: characters that XML 1.0 does not know
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufffe\uffff]/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Text or the value of an attribute. Characters that XML cannot hold are left out. */
export const xml = (text: string): Xml =>
  encoded(
    wellFormed(text)
      .replace(NOT_XML, '')
      .replace(/[&<>"']/g, (one) => ENTITIES[one] ?? ''),
  );
