import { describe, expect, it } from 'vitest';
import { attacks, CANARY } from '../testing/attacks.ts';
import {
  brokenCode,
  brokenMarkdown,
  nodesOf,
  parseCsv,
  parseTypeScript,
  parseXml,
  parseYaml,
  shownBy,
} from '../testing/parsers.ts';
import { cdkText, hasToken, tagValue } from './cdk.ts';
import { comment, ident, isIdentifier, member, propertyKey, str } from './code.ts';
import { csv, jsonFile, yaml } from './json.ts';
import { label, md, mdCode, node } from './markdown.ts';
import { fileName, isSafePath, segment } from './path.ts';
import { oneLine, wellFormed } from './text.ts';
import { xml } from './xml.ts';

const VALUES = attacks(10_000, 4711);
const kinds = (text: string): string => [...nodesOf(parseTypeScript(text).program)].map(({ type }) => type).join(' ');

/** Many values in one file, which is how they stand in an export; a parser is then started once for a hundred. */
function inHundreds(print: (values: readonly string[]) => void): void {
  for (let at = 0; at < VALUES.length; at += 100) print(VALUES.slice(at, at + 100));
}

describe('ten thousand hostile values in each sink', () => {
  it('[X210] are what they should be: different, and most of them active', () => {
    expect(new Set(VALUES).size).toBeGreaterThan(3_000);
    expect(VALUES.filter((value) => value.includes(CANARY)).length).toBeGreaterThan(5_000);
  });

  it('[X211] the parsers see what gets out', () => {
    expect(() => parseTypeScript("const a = ''pwned$1();'';")).toThrow(SyntaxError);
    expect(brokenCode("const a = ''; pwned$1(); '';")).not.toEqual([]);
    expect(brokenCode('const a = 1; // eslint-disable-next-line')).not.toEqual([]);
    expect(brokenMarkdown('a <b>c</b>')).not.toEqual([]);
    expect(brokenMarkdown('see https://pwned.example')).not.toEqual([]);
    expect(() => parseXml('<a>&b;</a>')).toThrow();
    expect(parseXml('<a><pwned-1/></a>').names).toEqual(['a', 'pwned-1']);
    expect(() => parseYaml('a: "b" c')).toThrow();
    expect(() => parseCsv('a"b,c')).toThrow(SyntaxError);
    expect(parseCsv('a,"b ""c"""\r\nd,')).toEqual([
      ['a', 'b "c"'],
      ['d', ''],
    ]);
  });

  it('[X212] TypeScript: strings, keys, members and comments bring no node of their own', () => {
    const keys = ['x', "'x'", "['x']"].flatMap((key) => ['.x', "['x']"].map((read) => [key, read] as const));
    const shapes = new Set(keys.map(([key, read]) => kinds(`const o = { ${key}: 'x' };\n/** x */\no${read};`)));
    for (const value of VALUES) {
      const name = value.replace(/\p{Cs}/gu, '');
      const text = `const o = { ${propertyKey(name)}: ${str(value)} };\n/** ${comment(value)} */\no${member(name)};`;
      expect(shapes.has(kinds(text)), text).toBe(true);
      const literals = [...nodesOf(parseTypeScript(text).program)].flatMap((each) => each['value'] ?? []);
      expect(literals, text).toContain(wellFormed(value));
    }
    inHundreds((values) => {
      const lines = values.map(
        (value) => `/** ${comment(value)} */\nexport const a = ${str(value)}; // ${comment(value)}`,
      );
      expect(brokenCode(lines.map((line, at) => line.replace('const a', `const a${at}`)).join('\n'))).toEqual([]);
    });
  });

  it('[X212] names: what is no identifier throws', () => {
    for (const value of VALUES) {
      if (isIdentifier(value)) expect(kinds(`const ${ident(value)} = 1;`)).toBe(kinds('const a = 1;'));
      else expect(() => ident(value)).toThrow(TypeError);
    }
  });

  it('[X213] JSON and YAML give the text back', () => {
    inHundreds((values) => {
      const texts = values.map(wellFormed);
      expect(JSON.parse(jsonFile(values))).toEqual(values);
      expect(parseYaml(`${values.map((value) => `- ${yaml(value)}`).join('\n')}\n`)).toEqual(texts);
      expect(
        parseYaml(`${values.map((value, at) => `${yaml(`${at} ${value}`)}: ${yaml(value)}`).join('\n')}\n`),
      ).toEqual(Object.fromEntries(texts.map((text, at) => [`${at} ${text}`, text])));
    });
  });

  it('[X214] XML: one element, its attribute and its text, nothing else', () => {
    inHundreds((values) => {
      const made = parseXml(`<all>${values.map((value) => `<a b="${xml(value)}">${xml(value)}</a>`).join('')}</all>`);
      expect(made.names).toEqual(['all', ...values.map(() => 'a')]);
      expect(new Set(made.attributes.slice(1).map((each) => Object.keys(each).join()))).toEqual(new Set(['b']));
    });
  });

  it('[X215] Markdown: prose, headings, lists and tables stay what they are and show the text', () => {
    inHundreds((values) => {
      const rows = values.map((value) => `| a | ${md(value)} | ${mdCode(value)} |\n`).join('');
      const text = `| x | y | z |\n| --- | --- | --- |\n${rows}\n${values.map((value) => `- ${md(value)}\n`).join('')}`;
      const prose = values.map((value) => `## ${md(value)}\n\nSaid: ${md(value)}\n\n${md(value)}\n\n`).join('');
      expect(brokenMarkdown(text)).toEqual([]);
      expect(brokenMarkdown(prose)).toEqual([]);
      const shown = shownBy(prose).replace(/\s+/g, ' ');
      for (const value of values) expect(shown, JSON.stringify(value)).toContain(oneLine(value).replace(/\s+/g, ' '));
    });
  });

  it('[X216] CSV: a cell, and never a formula', () => {
    inHundreds((values) => {
      const cells = parseCsv(values.map((value) => `a,${csv(value)},b`).join('\r\n'));
      expect(cells.map((row) => row.length)).toEqual(values.map(() => 3));
      for (const [, cell = ''] of cells) expect(cell).not.toMatch(/^\s*[=+\-@]/);
    });
  });

  it('[X217] CDK and CloudFormation find no token, reference or function; tags take them', () => {
    for (const value of VALUES) {
      expect(hasToken(cdkText(value)), value).toBe(false);
      expect(cdkText(value).length).toBeLessThanOrEqual(512);
      expect(tagValue(value)).toMatch(/^[\p{L}\p{N} _.:/=+\-@]{0,256}$/u);
    }
  });

  it('[X218] Mermaid: a label is one quoted string of plain characters and entity codes', () => {
    for (const value of VALUES) {
      expect(label(value)).toMatch(/^"(?:[\p{L}\p{M}\p{N}\p{Extended_Pictographic} .,?!:()/+-]|#\d+;)*"$/u);
      if (/^[A-Za-z][A-Za-z0-9_]*$/.test(value)) expect(node(value)).toBe(`n_${value}`);
      else expect(() => node(value)).toThrow(TypeError);
    }
  });

  it('[X219] paths: a safe part or an exception, and file names for people', () => {
    for (const value of VALUES) {
      expect(isSafePath(fileName(value, 'board'))).toBe(true);
      let made = 'nothing';
      try {
        made = segment(value);
      } catch (error) {
        expect(error).toBeInstanceOf(TypeError);
      }
      expect(isSafePath(made)).toBe(true);
      expect(made).not.toMatch(/[/\\]|^\.|\.$/);
    }
  });
});
