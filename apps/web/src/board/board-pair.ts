import { type Board, type BoardChange, rowsOf, type TableName } from '@stormbridge/model';
import { type CommitOptions, PRIVATE_KINDS, PRIVATE_TABLES, type SharedBoard } from '@stormbridge/sync';

const NOTHING: ReadonlySet<string> = new Set();

/** What was done, and undone, on which of the two boards. */
type Order = SharedBoard[];

/**
 * The board that everybody sees and, in silent mode, beside it the stickies that only this person sees: shown as one board,
 * written each where it lies. While `isSilent`, new stickies go to the private one.
 */
export class BoardPair {
  private readonly common: SharedBoard;
  private readonly isSilent: () => boolean;
  private readonly listeners = new Set<() => void>();
  private own: SharedBoard | undefined;
  private done: Order = [];
  private undone: Order = [];
  private open: string | undefined;
  /** While something is done, what there is to tell waits until the order of what can be undone is right, too. */
  private acting = false;
  private news = false;
  private merged: { readonly common: Board; readonly own: Board | undefined; readonly board: Board };
  private ids = NOTHING;

  constructor(common: SharedBoard, isSilent: () => boolean) {
    this.common = common;
    this.isSilent = isSilent;
    this.merged = { common: common.board, own: undefined, board: common.board };
    common.subscribe(() => this.notify());
  }

  /** Both as one. Rows and tables that did not change keep their identity. */
  get board(): Board {
    const [common, own] = [this.common.board, this.own?.board];
    if (this.merged.common !== common || this.merged.own !== own) {
      this.merged = { common, own, board: own === undefined ? common : together(common, own) };
      const ids = own === undefined ? [] : [...own.elements.keys()].filter((id) => !common.elements.has(id));
      this.ids = ids.length === 0 ? NOTHING : new Set(ids);
    }
    return this.merged.board;
  }

  /** What everybody sees. */
  get shared(): Board {
    return this.common.board;
  }

  /** The stickies that only this person sees. */
  get private(): ReadonlySet<string> {
    return this.board && this.ids;
  }

  get canUndo(): boolean {
    return this.done.some((one) => one.canUndo);
  }
  get canRedo(): boolean {
    return this.undone.some((one) => one.canRedo);
  }
  get hasOwn(): boolean {
    return this.own !== undefined;
  }

  /** From now on there is a private board, too. */
  addOwn(own: SharedBoard): void {
    this.own = own;
    own.subscribe(() => this.notify());
    this.notify();
  }

  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Makes changes, each on the board where its row lies. See `SharedBoard.commit`. */
  commit(changes: readonly BoardChange[], options: CommitOptions = {}): boolean {
    return this.act(() => this.write(changes, options));
  }

  undo(): boolean {
    return this.act(() => move(this.done, this.undone, (board) => board.canUndo && board.undo()));
  }
  redo(): boolean {
    return this.act(() => move(this.undone, this.done, (board) => board.canRedo && board.redo()));
  }

  endMerge(): void {
    this.open = undefined;
    this.common.endMerge();
    this.own?.endMerge();
  }
  flush(): void {
    this.common.flush();
    this.own?.flush();
  }
  destroy(): void {
    this.listeners.clear();
    this.common.destroy();
    this.own?.destroy();
  }

  private write(changes: readonly BoardChange[], options: CommitOptions): boolean {
    const { own } = this;
    if (own === undefined) return this.commitTo(this.common, changes, options);
    const [mine, theirs] = this.parted(changes, own);
    // Where one part is not permitted the other is not done either: half a command is none.
    if (mine.length > 0 && !this.commitTo(own, mine, options)) return false;
    return theirs.length === 0 || this.commitTo(this.common, theirs, options) || mine.length > 0;
  }

  private commitTo(board: SharedBoard, changes: readonly BoardChange[], options: CommitOptions): boolean {
    if (!board.commit(changes, options)) return false;
    const { merge } = options;
    const joined = merge !== undefined && merge === this.open && this.done.at(-1) === board;
    if (!joined) this.done.push(board);
    this.undone = [];
    this.open = merge;
    return true;
  }

  /** The changes of what only this person sees, and those of the common board. */
  private parted(changes: readonly BoardChange[], own: SharedBoard): [BoardChange[], BoardChange[]] {
    const made = new Set(this.isSilent() ? changes.filter(isPrivateSticky).map(({ id }) => id) : []);
    const isMine = (id: string): boolean => made.has(id) || (this.private.has(id) && own.board.elements.has(id));
    const [mine, theirs]: [BoardChange[], BoardChange[]] = [[], []];
    for (const change of changes) {
      // What is said about a private sticky belongs to it, and where a private document cannot hold it, that is told.
      const about = Object.values(change.op === 'remove' ? {} : change.op === 'add' ? change.row : change.fields);
      const version = change.table === 'eventVersions' ? own.board.eventVersions.get(change.id)?.event : undefined;
      const belongs = [change.id, version, ...about].some((id) => typeof id === 'string' && isMine(id));
      (belongs ? mine : theirs).push(change);
    }
    return [mine, theirs];
  }

  private act(work: () => boolean): boolean {
    this.acting = true;
    const done = work();
    this.acting = false;
    if (this.news) this.notify();
    return done;
  }

  private notify(): void {
    this.news = this.acting;
    if (this.acting) return;
    for (const listener of [...this.listeners]) listener();
  }
}

const isPrivateSticky = (change: BoardChange): boolean =>
  change.op === 'add' &&
  change.table === 'elements' &&
  PRIVATE_KINDS.some((kind) => kind === (change.row as { readonly kind?: string }).kind);

/** Both boards as one; a row that lies on both is shown as it is on the common one. */
function together(common: Board, own: Board): Board {
  const tables = PRIVATE_TABLES.flatMap((table): [TableName, unknown][] => {
    const [ours, mine] = [rowsOf(common, table), rowsOf(own, table)];
    return mine.size === 0 ? [] : [[table, new Map([...mine, ...ours])]];
  });
  return tables.length === 0 ? common : { ...common, ...(Object.fromEntries(tables) as Partial<Board>) };
}

/** Takes the last step that can be taken, and notes it on the other side. */
function move(from: Order, to: Order, take: (board: SharedBoard) => boolean): boolean {
  for (let board = from.pop(); board !== undefined; board = from.pop()) {
    if (!take(board)) continue;
    to.push(board);
    return true;
  }
  return false;
}
