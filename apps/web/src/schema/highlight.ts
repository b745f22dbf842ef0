export type Token = { readonly text: string; readonly look: 'plain' | 'key' | 'string' | 'word' | 'muted' };

const JSON_TOKENS = /("(?:[^"\\]|\\.)*")(\s*:)?|\b(true|false|null|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)\b/gi;
const TS_TOKENS =
  /(\/\*[\s\S]*?\*\/|\/\/[^\n]*)|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|\b(export|interface|type|extends|string|number|boolean|null|unknown|true|false|readonly)\b/g;

/** A text cut into pieces by how they are to look. Joined again they are the text. */
export function tokens(text: string, language: 'json' | 'typescript'): readonly Token[] {
  const found: Token[] = [];
  let at = 0;
  for (const match of text.matchAll(language === 'json' ? JSON_TOKENS : TS_TOKENS)) {
    if (match.index > at) found.push({ text: text.slice(at, match.index), look: 'plain' });
    found.push(...(language === 'json' ? ofJson(match) : ofTypeScript(match)));
    at = match.index + match[0].length;
  }
  if (at < text.length) found.push({ text: text.slice(at), look: 'plain' });
  return found;
}

function ofJson([whole, quoted, colon]: RegExpMatchArray): readonly Token[] {
  if (quoted === undefined) return [{ text: whole, look: 'word' }];
  if (colon === undefined) return [{ text: quoted, look: 'string' }];
  return [
    { text: quoted, look: 'key' },
    { text: colon, look: 'plain' },
  ];
}

function ofTypeScript([whole, comment, quoted]: RegExpMatchArray): readonly Token[] {
  return [{ text: whole, look: comment !== undefined ? 'muted' : quoted !== undefined ? 'string' : 'word' }];
}
