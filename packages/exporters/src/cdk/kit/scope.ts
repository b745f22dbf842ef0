/** Line width of the generated project's Prettier. */
const WIDTH = 120;

/** An import or export statement from one of the project's own packages, on one line or on several. */
const STATEMENT = /^(import|export)( type)? \{\s*([^{}]*?),?\s*\} from '@kit\/([^']+)';$/gm;

/**
 * Kit text with the project's scope in place of `@kit`. The length of a scope moves the line breaks that Prettier asks
 * for, so the statements that name it are laid out anew. Only imports name the scope in code (rule K3).
 */
export function withScope(text: string, scope: string): string {
  return text
    .replaceAll(STATEMENT, (_, keyword: string, type: string | undefined, names: string, path: string) => {
      const list = names.split(',').map((name) => name.trim());
      const start = `${keyword}${type ?? ''}`;
      const end = `from '@${scope}/${path}';`;
      const line = `${start} { ${list.join(', ')} } ${end}`;
      if (line.length <= WIDTH || list.length === 1) return line;
      return `${start} {\n${list.map((name) => `  ${name},\n`).join('')}} ${end}`;
    })
    .replaceAll('@kit/', `@${scope}/`);
}
