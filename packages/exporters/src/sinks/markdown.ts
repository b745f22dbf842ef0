import { encoded, oneLine, type Text, templateOf } from './text.ts';

export type Markdown = Text<'markdown'>;
export type Mermaid = Text<'mermaid'>;

/** A Markdown file or a part of one. */
export const markdown = templateOf<'markdown'>();

/** Prose in which nothing is markup. It begins with a letter: what else a line begins with could make it a list. */
const PLAIN = /^[A-Za-z][A-Za-z0-9 ,.;'"()?%/-]*$/;

/** One line of prose, of a table cell or of a heading. Nothing in it is markup, HTML or an expression. */
export function md(text: string): Markdown {
  const line = oneLine(text);
  if (PLAIN.test(line)) return encoded(line);
  return encoded(
    line
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replace(/[\\`*_{}[\]|~#$!]/g, (one) => `\\${one}`)
      .replace(/^([-+=]|\d+[.)])/, '\\$1')
      .replace(/:(?=\/\/)/g, '&#58;')
      .replace(/@(?=\w)/g, '&#64;'),
  );
}

/** A name as code: for names of the generated code, which hold no backticks; others lose theirs. */
export const mdCode = (text: string): Markdown => encoded(`\`${oneLine(text).replace(/[`|]/g, "'")}\``);

/** A Mermaid diagram as a fenced block. */
export const mermaidBlock = (diagram: Mermaid): Markdown => encoded(`\`\`\`mermaid\n${diagram}\n\`\`\`\n`);

/** A Mermaid diagram or a part of one. */
export const mermaid = templateOf<'mermaid'>();

/** A label, with its quotes. Everything that Mermaid, or the HTML it makes, could read as syntax is an entity code. */
export const label = (text: string): Mermaid =>
  encoded(
    `"${oneLine(text).replace(/[^\p{L}\p{M}\p{N}\p{Extended_Pictographic} .,?!:()/+-]|[#;]/gu, (one) => `#${one.codePointAt(0)};`)}"`,
  );

/** The id of a node: letters, digits and `_`, never a word of Mermaid's. Not a name in that form: throws. */
export function node(id: string): Mermaid {
  if (!/^[A-Za-z][A-Za-z0-9_]*$/.test(id)) throw new TypeError(`Not an id of a node: ${JSON.stringify(id)}`);
  return encoded(`n_${id}`);
}
