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
import { Packing, type Zip } from './packing.ts';

type Making = Promise<Result<Files>>;

/**
 * Everything that can be made of one board. What has been made is kept as long as the board. `helper` packs files on
 * another thread.
 */
export class Made {
  private readonly made = new Map<string, Making>();
  private readonly board: Board;
  private readonly tools: ExportTools;
  private readonly helper: Zip;

  constructor(board: Board, tools: ExportTools, helper: Zip) {
    this.board = board;
    this.tools = tools;
    this.helper = helper;
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
    const packing = new Packing(this.helper);
    const made = await this.making(exporter, packing);
    if (!made.ok) return made.problems;
    const [[name = '', text = ''] = []] = made.value;
    const files = made.value.size;
    return exporter.kind === 'text' && files === 1
      ? { name, mediaType: exporter.mediaType, bytes: new TextEncoder().encode(text), files }
      : { name: '', mediaType: 'application/zip', bytes: await packing.zip(made.value), files };
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
    const made = await this.making(named(id));
    if (!made.ok) throw new Error(made.problems[0]?.message ?? '');
    return made.value;
  }

  /** A packing gets the files on the way, where they are not there yet. */
  private making(exporter: Exporter, packing?: Packing): Making {
    const before = this.made.get(exporter.id);
    if (before !== undefined) return before;
    const printed = packing === undefined ? {} : { printed: packing.add.bind(packing) };
    const making = exporter.run(this.board, { ...this.tools, ...printed });
    this.made.set(exporter.id, making);
    making.catch(() => this.made.delete(exporter.id));
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
