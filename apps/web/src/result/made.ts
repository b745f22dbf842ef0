import {
  EXPORTERS,
  type Exporter,
  type ExportTools,
  exporterOf,
  type Files,
  inventoryOf,
  pinNames,
} from '@stormbridge/exporters';
import { type Board, type BoardChange, type Problem, pinCodeNames, type Result } from '@stormbridge/model';
import type { Bundle, MadeFile, Outlook } from './maker-talk.ts';
import { Packed } from './packed.ts';
import { Packing, type Zip } from './packing.ts';

/** An export that is made or on its way, and its zip. */
interface Making {
  readonly files: Promise<Result<Files>>;
  readonly packing: Packing;
}

/**
 * Everything that can be made of one board. What has been made is kept as long as the board. `helper` packs files on
 * another thread; `packed` is what it packed of each export before, of this board or another.
 */
export class Made {
  private readonly made = new Map<string, Making>();
  private readonly board: Board;
  private readonly tools: ExportTools;
  private readonly helper: Zip;
  private readonly packed: Map<string, Packed>;

  constructor(board: Board, tools: ExportTools, helper: Zip, packed = new Map<string, Packed>()) {
    this.board = board;
    this.tools = tools;
    this.helper = helper;
    this.packed = packed;
  }

  /** The check of each exporter, and what the project will run where it can be made. */
  outlook(): Outlook {
    const { board } = this;
    const checks = EXPORTERS.map(
      (one) => [one.id, { problems: one.problems(board), warnings: one.warnings(board) }] as const,
    );
    return { checks: Object.fromEntries(checks), inventory: this.planned() ? inventoryOf(board) : undefined };
  }

  /** The files of an export. Throws where problems keep it from being made: the page does not ask then. */
  async list(id: string): Promise<readonly MadeFile[]> {
    return [...(await this.files(id))].map(([path, text]) => ({ path, lines: linesIn(text), size: bytesIn(text) }));
  }

  /** The text of one file of an export. */
  async read(id: string, path: string): Promise<string> {
    const text = (await this.files(id)).get(path);
    if (text === undefined) throw new Error(`There is no file ${path}`);
    return text;
  }

  /** An export as one file: the text itself, or a zip; or why there is none. */
  async bundle(id: string): Promise<Bundle | readonly Problem[]> {
    const exporter = named(id);
    const { files: making, packing } = this.making(exporter);
    const made = await making;
    if (!made.ok) return made.problems;
    const [[name = '', text = ''] = []] = made.value;
    const files = made.value.size;
    return exporter.kind === 'text' && files === 1
      ? { name, mediaType: exporter.mediaType, bytes: new TextEncoder().encode(text), files }
      : { name: '', mediaType: 'application/zip', bytes: await packing.zip(made.value), files };
  }

  /** There is another board: what was packed ahead for this one is left as it is. */
  leave(): void {
    for (const { packing } of this.made.values()) packing.stop();
  }

  /** Only files have names of code. */
  pins(id: string): readonly BoardChange[] {
    if (named(id).kind !== 'files') return [];
    return this.planned() ? pinNames(this.board) : pinCodeNames(this.board);
  }

  /** Whether the project can be made, so that there is a plan of it. */
  private planned(): boolean {
    return named('cdk').problems(this.board).length === 0;
  }

  private async files(id: string): Promise<Files> {
    const exporter = named(id);
    const { files, packing } = this.making(exporter);
    const made = await files;
    if (!made.ok) throw new Error(made.problems[0]?.message ?? '');
    // Whoever looks at the files is about to download them.
    if (exporter.kind === 'files') packing.ahead(made.value);
    return made.value;
  }

  private making(exporter: Exporter): Making {
    const before = this.made.get(exporter.id);
    if (before !== undefined) return before;
    const packed = this.packed.get(exporter.id) ?? new Packed();
    this.packed.set(exporter.id, packed);
    const packing = new Packing(this.helper, packed);
    const files = exporter.run(this.board, { ...this.tools, printed: packing.add.bind(packing) });
    const making = { files, packing };
    this.made.set(exporter.id, making);
    files.catch(() => this.made.delete(exporter.id));
    return making;
  }
}

function named(id: string): Exporter {
  const exporter = exporterOf(id);
  if (exporter === undefined) throw new Error(`There is no exporter "${id}"`);
  return exporter;
}

/** Lines as an editor counts them: a last line break begins no new one. */
function linesIn(text: string): number {
  let lines = text === '' || text.endsWith('\n') ? 0 : 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
}

const encoder = new TextEncoder();
const bytesIn = (text: string): number => (/[\u0080-\uffff]/.test(text) ? encoder.encode(text).length : text.length);
