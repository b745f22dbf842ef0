import fc from 'fast-check';
import { HOSTILE } from './hostile.ts';

/**
 * What an attack would leave behind if it got out of its place: an identifier, a key, an element of this name. No rule
 * of names makes it of a text, for `$` never stays in a name.
 */
export const CANARY = 'pwned$1';

/** Texts that leave a string, a comment, a key, a cell, an attribute or a path of some language, and act there. */
const ESCAPES: readonly string[] = [
  // TypeScript: strings, templates, comments, line ends that only some parsers know, orders to tools
  "'; pwned$1(); '",
  '"; pwned$1(); "',
  '`; pwned$1(); `',
  '\\', // a backslash at the end
  "\\'; pwned$1(); //",
  '${pwned$1()}',
  '*/ pwned$1(); /*',
  '*\\u002f pwned$1(); /*',
  '\n pwned$1(); //',
  '\r pwned$1(); //',
  '\u2028 pwned$1(); //',
  '\u2029 pwned$1(); //',
  "'] = pwned$1(); x['",
  '}; pwned$1(); const x = {',
  '<pwned$1 />',
  '@ts-ignore pwned$1',
  'eslint-disable-next-line pwned$1',
  '# sourceMappingURL=data:pwned$1',
  '/// <reference path="pwned$1" />',
  // types and schemas
  'string; pwned$1: any',
  '{"tsType":"pwned$1"}',
  '{"$ref":"https://pwned$1.example/x.json"}',
  '{"$ref":"../../../etc/passwd"}',
  '{"__proto__":{"pwned$1":true}}',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '$ref',
  '$defs',
  'tsType',
  'tsEnumNames',
  'additionalProperties',
  // JSON, YAML
  '","pwned$1":"',
  '\\","pwned$1":"',
  '"\npwned$1: true\n',
  '\npwned$1: true',
  '!!js/function "pwned$1"',
  '&pwned$1 *pwned$1',
  '--- pwned$1',
  '%YAML 9',
  // XML, SVG, HTML
  '</text><pwned$1/><text>',
  '"/><pwned$1 x="',
  "'/><pwned$1 x='",
  '" onload="pwned$1()',
  ']]><pwned$1/>',
  '<!--',
  '--><pwned$1/>',
  '<!DOCTYPE x [<!ENTITY pwned "1">]>&pwned;',
  '<?pwned$1 ?>',
  '<script>pwned$1()</script>',
  // Markdown, MDX, Mermaid, draw.io
  '[x](javascript:pwned$1)',
  '![x](https://pwned$1.example/)',
  '<https://pwned$1.example/>',
  'https://pwned.example/',
  '\n\n# pwned$1\n\n',
  '```\npwned$1\n```',
  '| pwned$1 | x |\n|---|---|',
  "import x from 'pwned$1'",
  '{pwned$1()}',
  '"]\n click n_x call pwned$1()\n y["',
  '%%{init: {"securityLevel":"loose"}}%%',
  '"]; classDef pwned$1 fill:red; x["',
  'end\n subgraph pwned$1',
  '&lt;mxCell id=&quot;pwned$1&quot;/&gt;',
  // CSV
  '=pwned$1()',
  '+1+pwned$1()',
  '-1+pwned$1()',
  '@pwned$1()',
  '\t=pwned$1()',
  '",=pwned$1(),"',
  '\r\n=pwned$1()',
  // CDK, CloudFormation, Step Functions, API Gateway, EventBridge
  '${Token[TOKEN.4711]}',
  '#{Token[TOKEN.4711]}',
  '${AWS::AccountId}',
  '{{resolve:secretsmanager:pwned$1}}',
  '{{{resolve:ssm:/pwned$1}}}',
  '{"Fn::Sub":"${pwned}"}',
  '{% $pwned$1 %}',
  '$states.input.pwned$1',
  "$util.parseJson('pwned$1')",
  '#set($pwned = 1)',
  '#end #if(true) pwned$1',
  "$input.path('$.pwned$1')",
  '<aws.scheduler.execution-id>',
  // paths
  '../../pwned$1',
  '..\\..\\pwned$1',
  '/pwned$1',
  'C:\\pwned$1',
  'pwned$1\0.ts',
  '.git/hooks/pwned$1',
  'aux',
];

const CHARACTERS =
  '\'"`\\/*<>&;{}[]()$#%|=+-@!~^,.:?\n\r\t\0\u2028\u2029\u202e\u200b\ufeff\ud800\udc00 aZ09é注😀'.split('');

/** A hostile text: an escape, two of them, one inside of ordinary words, a known one, or noise of active characters. */
export const attack: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...ESCAPES) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.constantFrom(...ESCAPES), fc.constantFrom(...ESCAPES)).map((two) => two.join('')),
  },
  { weight: 2, arbitrary: fc.constantFrom(...ESCAPES).map((one) => `Order ${one} placed`) },
  { weight: 1, arbitrary: fc.constantFrom(...HOSTILE) },
  { weight: 2, arbitrary: fc.array(fc.constantFrom(...CHARACTERS), { maxLength: 40 }).map((list) => list.join('')) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
);

/** As many attacks as asked for; the same seed gives the same ones. */
export const attacks = (count: number, seed: number): string[] => fc.sample(attack, { numRuns: count, seed });
