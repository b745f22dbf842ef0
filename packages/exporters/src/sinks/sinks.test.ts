import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOSTILE, hostileText } from '../testing/hostile.ts';
import { cdkText, tagValue } from './cdk.ts';
import { code, comment, ident, isIdentifier, member, propertyKey, str } from './code.ts';
import { csv, jsonFile, yaml } from './json.ts';
import { label, markdown, md, mdCode, node } from './markdown.ts';
import { fileName, isSafePath, segment } from './path.ts';
import { oneLine, shortened } from './text.ts';
import { xml } from './xml.ts';

const RUNS = { numRuns: 2000 };
/** Runs source that comes from one of our own encoders; the tests look at what it means to the language. */
const value = (source: string): unknown => new Function(`return (${source});`)();

describe('TypeScript', () => {
  it('[X1] a string literal means the text, whatever it holds', () => {
    fc.assert(
      fc.property(hostileText, (text) => value(str(text)) === text.replace(/\p{Cs}/gu, '\ufffd')),
      RUNS,
    );
  });

  it('[X1] a string literal is one line of visible characters', () => {
    fc.assert(
      fc.property(hostileText, (text) => !/[\p{Cc}\u2028\u2029\u202a-\u202e\u200b]/u.test(str(text))),
      RUNS,
    );
  });

  it('[X1] a comment stays inside and gives no orders', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const inside = comment(text);
        expect(inside).not.toMatch(/\*\/|\/\*|[\r\n\u2028\u2029]|@\w|eslint-|prettier-/);
        expect(value(`1 /** ${inside} */ + 1`)).toBe(2);
      }),
      RUNS,
    );
  });

  it('[X1] a property is written and read under its own name', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const name = text.replace(/\p{Cs}/gu, '');
        expect(value(`Object.keys({ ${propertyKey(name)}: 1 })[0]`)).toBe(name);
        expect(value(`({ ${propertyKey(name)}: 7 })${member(name)}`)).toBe(7);
      }),
      RUNS,
    );
  });

  it('[X1] an identifier that is none throws', () => {
    for (const name of ['', 'a b', '1a', 'class', 'await', 'a;b', 'a\n', 'ａ']) {
      expect(isIdentifier(name)).toBe(false);
      expect(() => ident(name)).toThrow('Not an identifier');
    }
  });

  it('[X2] an unencoded string, or one for another sink, is a type error', () => {
    const text: string = 'x';
    // @ts-expect-error a plain string is not encoded
    expect(code`const a = ${text};`).toBe('const a = x;');
    // @ts-expect-error Markdown is not code
    expect(code`const a = ${md(text)};`).toBe('const a = x;');
    // @ts-expect-error code is not Markdown
    expect(markdown`${str(text)}`).toBe("'x'");
    expect(code`const a = ${str(text)};`).toBe("const a = 'x';");
  });
});

describe('CDK and CloudFormation', () => {
  it('[X3] a description holds no token, is one line and within its length', () => {
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 600 }), (text, max) => {
        const made = cdkText(text, max);
        expect(made).not.toMatch(/[$#{]\{/);
        expect(made).not.toMatch(/[\p{Cc}\u2028]/u);
        expect(made.length).toBeLessThanOrEqual(max);
      }),
      RUNS,
    );
  });

  it('[X3] a tag holds what the tagging API takes', () => {
    fc.assert(
      fc.property(hostileText, (text) => /^[\p{L}\p{N} _.:/=+\-@]{0,256}$/u.test(tagValue(text))),
      RUNS,
    );
  });
});

describe('documents and data', () => {
  it('[X4] Markdown shows the text and is no markup', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const made = md(text);
        expect(made.replace(/&#?\w+;/g, '')).not.toMatch(/<|(?<!\\)[`*_{}[\]|#~$]|[\r\n]|^[-+=]/);
        expect(mdCode(text).slice(1, -1)).not.toMatch(/[`|\r\n]/);
      }),
      RUNS,
    );
  });

  it('[X4] a Mermaid label cannot leave its quotes', () => {
    fc.assert(
      fc.property(hostileText, (text) => /^"[^"<>`\r\n{}[\]|\\]*"$/.test(label(text))),
      RUNS,
    );
    expect(() => node('a b')).toThrow('Not an id of a node');
    expect(node('end')).toBe('n_end');
  });

  it('[X4] XML text has no markup and no character that XML does not know', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const made = xml(text);
        expect(made.replace(/&(amp|lt|gt|quot|apos);/g, '')).not.toMatch(/[<>&"']/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: the characters in question
        expect(made).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/u);
      }),
      RUNS,
    );
  });

  it('[X5] JSON and YAML give the text back', () => {
    fc.assert(
      fc.property(
        hostileText,
        (text) => JSON.parse(jsonFile({ text }))['text'] === text && typeof JSON.parse(yaml(text)) === 'string',
      ),
      RUNS,
    );
  });

  it('[X5] a CSV cell is one cell and never a formula', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const cell = csv(text);
        const inner = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(inner).not.toMatch(/^\s*[=+\-@]/);
        if (!cell.startsWith('"')) expect(cell).not.toMatch(/[",\r\n]/);
        else expect(cell.slice(1, -1).replaceAll('""', '')).not.toContain('"');
      }),
      RUNS,
    );
  });
});

describe('names of files', () => {
  it('[X6] a part of a path that could leave the folder throws', () => {
    for (const name of ['', '.', '..', '../x', 'a/b', 'a\\b', '.env', 'con', 'NUL.txt', 'com1', 'x.', 'a b', 'é'])
      expect(() => segment(name), name).toThrow('Not a part of a path');
    expect(segment('order-placed.v1.json')).toBe('order-placed.v1.json');
    expect(isSafePath('.github/a.yml')).toBe(true);
    for (const path of ['../a', 'a/../b', '/a', 'a//b', 'a/', '.', 'a/..', '.../a'])
      expect(isSafePath(path), path).toBe(false);
  });

  it('[X6] a file name from free text is plain ASCII', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const name = fileName(text, 'board');
        return /^[a-z0-9][a-z0-9-]*$/.test(name) && !/^(con|prn|aux|nul)$/.test(name) && segment(name) === name;
      }),
      RUNS,
    );
  });
});

describe('text', () => {
  it('[X7] one line is visible text without halves of characters', () => {
    for (const text of HOSTILE) expect(oneLine(text)).not.toMatch(/[\r\n\u2028\u202e\u200b\p{Cs}\p{Cc}]/u);
  });

  it('[X7] what is too long is cut between characters', () => {
    expect(shortened('😀'.repeat(10), 6)).toBe('😀😀…');
    expect(shortened('short', 6)).toBe('short');
    fc.assert(
      fc.property(hostileText, fc.integer({ min: 1, max: 50 }), (text, max) => shortened(text, max).length <= max),
    );
  });
});
