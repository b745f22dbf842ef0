import { type BoardChange, rowsOf, type TableName } from '@stormbridge/model';
import { edited, rebased, type TextEdit, textEdit } from '../layout/text.ts';
import type { SharedBoard } from './shared-board.ts';

/** What an editor needs of a board. */
export type EditableBoard = Pick<SharedBoard, 'board' | 'commit' | 'endMerge' | 'flush' | 'subscribe'>;

/** Told the text of an editor and what somebody else has changed in it. */
export type TextListener = (value: string, edit: TextEdit) => void;

/**
 * One open editor of one text. It knows the text that the person sees, so that what they type is put where they see it,
 * also when somebody else's letters have arrived and are not shown yet. One editor's life is one step of undo.
 */
export class TextEditing {
  private readonly board: EditableBoard;
  private readonly table: TableName;
  private readonly id: string;
  private readonly field: string;
  private readonly merge: string;
  private readonly leave: () => void;
  private listener: TextListener | undefined;
  private seen: string;
  private held = false;

  /** `merge`: see `CommitOptions`; with the key of the command that made the row, both are one step. */
  constructor(
    board: EditableBoard,
    table: TableName,
    id: string,
    field: string,
    merge = `text:${table}:${id}:${field}`,
  ) {
    this.board = board;
    this.table = table;
    this.id = id;
    this.field = field;
    this.merge = merge;
    this.seen = this.text();
    this.leave = board.subscribe(() => this.follow());
  }

  /** The text as the editor shows it. */
  get value(): string {
    return this.seen;
  }

  /** Makes the text what the person sees after their typing. Ends `hold`. */
  set(typed: string): void {
    const seen = this.seen;
    const mine = textEdit(seen, typed);
    this.held = true;
    this.board.flush();
    const theirs = textEdit(seen, this.text());
    if (mine !== undefined) {
      const next = theirs === undefined ? typed : edited(this.text(), rebased(mine, theirs));
      const change = { op: 'patch', table: this.table, id: this.id, fields: { [this.field]: next } };
      this.board.commit([change as unknown as BoardChange], { merge: this.merge });
      this.seen = next;
    }
    this.held = false;
    if (theirs !== undefined && mine !== undefined) this.listener?.(this.seen, theirs);
    this.follow();
  }

  /** Lets the shown text stay as it is, until `set`: an input method is composing a character in it. */
  hold(): void {
    this.held = true;
  }

  /** Calls `listener` whenever the text has changed by other means than `set`. One listener at a time. */
  onChange(listener: TextListener): () => void {
    this.listener = listener;
    return () => {
      if (this.listener === listener) this.listener = undefined;
    };
  }

  end(): void {
    this.leave();
    this.board.endMerge();
  }

  private text(): string {
    return String(rowsOf(this.board.board, this.table).get(this.id)?.[this.field] ?? '');
  }

  private follow(): void {
    if (this.held) return;
    const now = this.text();
    const edit = textEdit(this.seen, now);
    if (edit === undefined) return;
    this.seen = now;
    this.listener?.(now, edit);
  }
}
