import type { AnyRow, BoardChange, UndoStep } from '@stormbridge/model';
import { sameValue } from '../board/identity.ts';

/** Most steps that one tab remembers. */
export const UNDO_LIMIT = 200;

/** What is undone, or done again, at one go. */
export interface HistoryStep {
  /** In the order in which they were made. Several where somebody else has written in the same text in between. */
  readonly parts: readonly UndoStep[];
  /** Commands with one key, given directly after each other, are one step. */
  readonly merge?: string | undefined;
  /** Of an undone step: the rows that came back with the undo, so that redo may take them away again. */
  readonly returned?: ReadonlyMap<string, AnyRow> | undefined;
}

/** What one tab has done, and what it has undone. Lives as long as the tab. */
export class UndoHistory {
  private done: HistoryStep[] = [];
  private undone: HistoryStep[] = [];
  private open: string | undefined;

  get canUndo(): boolean {
    return this.done.length > 0;
  }
  get canRedo(): boolean {
    return this.undone.length > 0;
  }

  /** Records a new command. What was undone before cannot be redone any more. */
  record(step: UndoStep, merge?: string): void {
    const last = merge !== undefined && merge === this.open ? this.done.at(-1) : undefined;
    if (last !== undefined) this.done[this.done.length - 1] = { parts: joined(last.parts, step), merge };
    else this.push({ parts: [step], merge });
    this.undone = [];
    this.open = merge;
  }

  /** Ends a session of typing: the next command is a step of its own, whatever its key. */
  close(): void {
    this.open = undefined;
  }

  takeDone(): HistoryStep | undefined {
    this.close();
    return this.done.pop();
  }
  takeUndone(): HistoryStep | undefined {
    this.close();
    return this.undone.pop();
  }
  /** Puts back a step that was redone; unlike `record` it leaves the steps that can still be redone. */
  push(step: HistoryStep): void {
    this.done.push(step);
    if (this.done.length > UNDO_LIMIT) this.done.shift();
  }
  pushUndone(step: HistoryStep): void {
    this.undone.push(step);
  }
}

function joined(parts: readonly UndoStep[], step: UndoStep): readonly UndoStep[] {
  const last = parts.at(-1);
  const merged = last === undefined ? undefined : mergeSteps(last, step);
  return merged === undefined ? [...parts, step] : [...parts.slice(0, -1), merged];
}

/**
 * Two steps that follow each other as one, or `undefined` when somebody else has written in the same fields in between:
 * then what each has written must be found for itself.
 */
export function mergeSteps(first: UndoStep, second: UndoStep): UndoStep | undefined {
  const written = writtenFields(first.done);
  const added = new Set(first.back.flatMap((change) => (change.op === 'remove' ? [keyOf(change)] : [])));
  const back: BoardChange[] = [];
  for (const change of second.back) {
    if (change.op !== 'patch') {
      back.push(change);
      continue;
    }
    const mine = written.get(keyOf(change)) ?? new Map<string, unknown>();
    const entries = Object.entries(change.fields);
    if (entries.some(([field, value]) => mine.has(field) && !sameValue(mine.get(field) ?? null, value ?? null)))
      return undefined;
    // What the first step takes back anyway, or takes away with the whole row, needs no word of the second.
    const left = added.has(keyOf(change)) ? [] : entries.filter(([field]) => !mine.has(field));
    if (left.length > 0) back.push({ ...change, fields: Object.fromEntries(left) } as BoardChange);
  }
  return { done: foldPatches([...first.done, ...second.done]), back: [...back, ...first.back] };
}

const keyOf = (change: BoardChange): string => `${change.table} ${change.id}`;

/** What a list of changes leaves in each field; a field of an added row that was not given is empty. */
function writtenFields(changes: readonly BoardChange[]): Map<string, Map<string, unknown>> {
  const written = new Map<string, Map<string, unknown>>();
  for (const change of changes) {
    if (change.op === 'remove') continue;
    const fields = written.get(keyOf(change)) ?? new Map<string, unknown>();
    written.set(keyOf(change), fields);
    for (const [field, value] of Object.entries(change.op === 'add' ? change.row : change.fields))
      fields.set(field, value);
  }
  return written;
}

/** Hundreds of letters typed into one field become one patch. */
function foldPatches(changes: readonly BoardChange[]): readonly BoardChange[] {
  const last = changes.at(-1);
  const before = changes.at(-2);
  if (last?.op !== 'patch' || before?.op !== 'patch' || keyOf(last) !== keyOf(before)) return changes;
  return [...changes.slice(0, -2), { ...last, fields: { ...before.fields, ...last.fields } } as BoardChange];
}
