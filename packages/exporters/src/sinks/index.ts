export { cdkText, DESCRIPTION_MAX, hasToken, tagValue, withoutTokens } from './cdk.ts';
export { type Code, code, comment, ident, isIdentifier, member, propertyKey, RESERVED_WORDS, str } from './code.ts';
export { csv, jsonFile, yaml } from './json.ts';
export {
  label,
  type Markdown,
  type Mermaid,
  markdown,
  md,
  mdCode,
  mermaid,
  mermaidBlock,
  node,
} from './markdown.ts';
export { fileName, isSafePath, type Path, path, segment } from './path.ts';
export { encoded, joined, oneLine, type Sink, shortened, type Text, wellFormed } from './text.ts';
export { svg, type Xml, xml } from './xml.ts';
