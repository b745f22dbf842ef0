import {
  type AnyRow,
  type Board,
  type BoardChange,
  normalise,
  rowsOf,
  TABLE_NAMES,
  type TableName,
  type UndoStep,
  undoStep,
} from '@stormbridge/model';
import { type Doc, type YEvent, YMapEvent } from 'yjs';
import { readRow, readRows, tableMap } from '../layout/read.ts';
import { fitChanges, reviveRow, type WriterView, writeChanges } from '../layout/write.ts';
import type { Touch } from '../rights/rights.ts';
import { touchesOf } from '../rights/touches.ts';
import { type HistoryStep, UndoHistory } from '../undo/history.ts';
import { revertChanges, rowsNewIn, withoutStandIns } from '../undo/revert.ts';
import { keepIdentity, sameRow } from './identity.ts';

export interface SharedBoardOptions {
  /**
   * When changes from elsewhere are read: it is given what to run, once for any number of changes until that has run.
   * A page passes `requestAnimationFrame`; by default they are read at once. Own changes are always read at once.
   */
  readonly schedule?: (run: () => void) => void;
  /** Called when there were steps, and an undo or redo passed over all of them, so as to take nothing from others. */
  readonly onPassedOver?: (() => void) | undefined;
  /** Asked before anything is written. What it does not allow is not done, and passed over by undo and redo. */
  readonly permit?: ((touches: readonly Touch[]) => boolean) | undefined;
}

export interface CommitOptions {
  /** Commands with one key, given directly after each other, are undone as one. */
  readonly merge?: string | undefined;
  /** The origin of the Yjs transaction; by default the shared board itself. */
  readonly origin?: unknown;
}

/**
 * The board in one Yjs document, as plain data that follows the document, and the way to change it. It has the life time
 * of a tab: with it lives the history of what this tab can undo.
 */
export class SharedBoard {
  private readonly doc: Doc;
  private readonly schedule: (run: () => void) => void;
  private readonly onPassedOver: (() => void) | undefined;
  private readonly permit: (touches: readonly Touch[]) => boolean;
  private readonly history = new UndoHistory();
  private readonly listeners = new Set<() => void>();
  private readonly changed = new Map<TableName, Set<string>>();
  private readonly own = new Set<number>();
  private readonly leave: () => void;
  private scheduled = false;
  private stored: Board;
  private shown: Board;

  constructor(doc: Doc, { schedule = (run) => run(), onPassedOver, permit = () => true }: SharedBoardOptions = {}) {
    this.doc = doc;
    this.schedule = schedule;
    this.onPassedOver = onPassedOver;
    this.permit = permit;
    this.leave = this.watch();
    this.stored = readRows(doc);
    this.shown = normalise(this.stored);
  }

  /** The board now, normalised. Rows and tables that did not change keep their identity from one board to the next. */
  get board(): Board {
    return this.shown;
  }
  get canUndo(): boolean {
    return this.history.canUndo;
  }
  get canRedo(): boolean {
    return this.history.canRedo;
  }

  /** Calls `listener` after the board, or what can be undone, has changed. Gives the way to stop that. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Makes changes in one transaction: one step of undo. Says whether the board is another now. Throws on a value that does
   * not fit its field: that is a mistake of the program.
   */
  commit(changes: readonly BoardChange[], { merge, origin = this }: CommitOptions = {}): boolean {
    const fit = fitChanges(changes);
    if (!this.permit(touchesOf(this.doc, fit, false))) return false;
    const before = this.shown;
    if (!this.write(() => writeChanges(this.doc, fit, this.view), origin)) return false;
    this.refresh();
    if (this.shown === before) return false;
    this.history.record(undoStep(before, fit), merge);
    this.notify();
    return true;
  }

  /** Ends a session of typing: the next commit begins a new step whatever its `merge` key. */
  endMerge(): void {
    this.history.close();
  }

  /** Takes this tab's last step back, as far as nobody else's work is touched. False when there is nothing to undo. */
  undo(): boolean {
    return this.revert(
      () => this.history.takeDone(),
      (step) => this.history.pushUndone(step),
    );
  }

  /** Does again what was undone last. False when there is nothing to redo. */
  redo(): boolean {
    return this.revert(
      () => this.history.takeUndone(),
      ({ parts }) => this.history.push({ parts }),
    );
  }

  /** Reads what has changed in the document since the last time. */
  flush(): void {
    if (this.refresh()) this.notify();
  }

  /** Stops following the document. */
  destroy(): void {
    this.leave();
    this.listeners.clear();
  }

  private revert(take: () => HistoryStep | undefined, keep: (step: HistoryStep) => void): boolean {
    this.flush();
    let passed = 0;
    for (let entry = take(); entry !== undefined; entry = take()) {
      const before = this.shown;
      const parts = entry.parts.toReversed().flatMap((part) => this.revertPart(part, entry.returned));
      if (parts.length === 0) {
        passed++;
        continue;
      }
      keep({ parts, returned: rowsNewIn(this.shown, before) });
      this.notify();
      return true;
    }
    this.notify();
    if (passed > 0) this.onPassedOver?.();
    return false;
  }

  /** Takes one part of a step back. Gives the part that would do it again, or nothing when nothing was left of it. */
  private revertPart(part: UndoStep, returned: HistoryStep['returned']): UndoStep[] {
    const before = this.shown;
    const { view } = this;
    const changes = revertChanges({ doc: this.doc, own: this.own, ...view }, part, returned);
    if (!this.permit(touchesOf(this.doc, changes, true))) return [];
    if (!this.write(() => this.writeRevert(changes), this)) return [];
    this.refresh();
    return this.shown === before ? [] : [undoStep(withoutStandIns(view, changes), changes)];
  }

  /** Reads what has changed. Says whether the board is another now. */
  private refresh(): boolean {
    if (this.changed.size === 0) return false;
    this.stored = this.reread();
    this.changed.clear();
    const before = this.shown;
    this.shown = keepIdentity(before, normalise(this.stored));
    return this.shown !== before;
  }

  private writeRevert(changes: readonly BoardChange[]): void {
    for (const change of changes) {
      const revived = change.op === 'add' && reviveRow(this.doc, change.table, change.id);
      if (!revived) writeChanges(this.doc, [change], this.view);
    }
  }

  private get view(): WriterView {
    return { shown: this.shown, stored: this.stored };
  }

  /** Runs a transaction and says whether it has changed the document. */
  private write(run: () => void, origin: unknown): boolean {
    this.own.add(this.doc.clientID);
    let changes = 0;
    this.doc.transact((transaction) => {
      run();
      changes = transaction.changed.size;
    }, origin);
    return changes > 0;
  }

  private watch(): () => void {
    const roots = TABLE_NAMES.flatMap((table) => {
      const root = tableMap(this.doc, table);
      const collect = (events: YEvent<never>[]): void => this.collect(table, events);
      root?.observeDeep(collect as never);
      return root === undefined ? [] : [() => root.unobserveDeep(collect as never)];
    });
    // After all tables have told theirs, so that no board shows half of a transaction.
    const settled = (): void => this.settle();
    this.doc.on('afterTransaction', settled);
    return () => {
      this.doc.off('afterTransaction', settled);
      for (const stop of roots) stop();
    };
  }

  private collect(table: TableName, events: readonly YEvent<never>[]): void {
    const ids = this.changed.get(table) ?? new Set<string>();
    this.changed.set(table, ids);
    for (const event of events) {
      const [row] = event.path;
      if (row !== undefined) ids.add(String(row));
      else if (event instanceof YMapEvent) for (const id of event.keysChanged) ids.add(String(id));
    }
  }

  private settle(): void {
    if (this.changed.size === 0 || this.scheduled) return;
    this.scheduled = true;
    this.schedule(() => {
      this.scheduled = false;
      this.flush();
    });
  }

  private reread(): Board {
    const tables = [...this.changed].map(([table, ids]) => {
      const root = tableMap(this.doc, table);
      const rows = new Map(rowsOf(this.stored, table));
      for (const id of ids) readInto(rows, table, id, root?.get(id));
      return [table, rows] as const;
    });
    return { ...this.stored, ...(Object.fromEntries(tables) as unknown as Partial<Board>) };
  }

  private notify(): void {
    for (const listener of [...this.listeners]) listener();
  }
}

function readInto(rows: Map<string, AnyRow>, table: TableName, id: string, stored: unknown): void {
  const row = readRow(table, id, stored);
  const known = rows.get(id);
  if (row === undefined) rows.delete(id);
  else if (known === undefined || !sameRow(known, row)) rows.set(id, row);
}
