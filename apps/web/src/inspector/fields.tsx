import { type BoardChange, type Patch, patch, TABLES, type TableName } from '@stormbridge/model';
import { useState } from 'react';
import { useRights, useRow, useTextField, useWorkshop } from '../board/index.ts';
import { type Choice, SelectField, TextArea, TextField } from '../ui/Field.tsx';
import { leave } from './plain-text.ts';

/** The names of the fields of a table that are edited letter by letter. */
type TextName<T extends TableName> = {
  [K in keyof (typeof TABLES)[T]]: (typeof TABLES)[T][K] extends { type: 'text' } ? K : never;
}[keyof (typeof TABLES)[T]] &
  string;

interface OfRow<T extends TableName> {
  readonly table: T;
  readonly id: string;
}

interface SharedTextProps<T extends TableName> extends OfRow<T> {
  readonly field: TextName<T>;
  readonly label: string;
  readonly counted?: boolean;
  readonly placeholder?: string;
  readonly bare?: boolean;
}

const maxOf = (table: TableName, field: string): number =>
  (TABLES[table] as Readonly<Record<string, { readonly max?: number }>>)[field]?.max ?? 0;

function dress<T extends TableName>({ table, field, label, counted, placeholder, bare = false }: SharedTextProps<T>) {
  const max = maxOf(table, field);
  return (length: number) => ({
    label,
    bare,
    maxLength: max,
    ...(placeholder === undefined ? {} : { placeholder }),
    ...(counted === true ? { after: `${length} / ${max}` } : {}),
  });
}

/** A shared text of a row on one line. What somebody else types in it appears at once. */
export function SharedText<T extends TableName>(props: SharedTextProps<T>) {
  const text = useTextField<HTMLInputElement>(props.table, props.id, props.field);
  return (
    <TextField
      {...dress(props)(text.value.length)}
      {...text}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
      }}
    />
  );
}

/** A shared text of a row on several lines. */
export function SharedArea<T extends TableName>(props: SharedTextProps<T>) {
  const text = useTextField<HTMLTextAreaElement>(props.table, props.id, props.field);
  return <TextArea {...dress(props)(text.value.length)} {...text} />;
}

/** A plain value that is written when one leaves the field or presses Enter; Escape takes the typing back. */
export function PlainText({
  label,
  value,
  onWrite,
  check,
  hint,
  placeholder,
  maxLength,
  bare = false,
}: {
  readonly label: string;
  readonly value: string;
  readonly onWrite: (value: string) => void;
  /** What is wrong with a value, in words. What is wrong is not written and stays as it was typed. */
  readonly check?: (value: string) => string | undefined;
  readonly hint?: string;
  readonly placeholder?: string | undefined;
  readonly maxLength?: number;
  readonly bare?: boolean;
}) {
  const { canWrite } = useRights();
  const [draft, setDraft] = useState<string>();
  const error = draft === undefined ? undefined : check?.(draft);
  const finish = (): void => {
    const left = leave(draft, value, error);
    if (left.write !== undefined) onWrite(left.write);
    setDraft(left.draft);
  };
  return (
    <TextField
      label={label}
      bare={bare}
      value={draft ?? value}
      readOnly={!canWrite}
      {...(hint === undefined ? {} : { hint })}
      {...(maxLength === undefined ? {} : { maxLength })}
      placeholder={placeholder}
      error={error}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={finish}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish();
        if (event.key === 'Escape') setDraft(undefined);
      }}
    />
  );
}

/** A choice among rows or words, written at once. The empty value means none. */
export function Pick({
  label,
  value,
  choices,
  none,
  onPick,
  hint,
  bare = false,
}: {
  readonly label: string;
  readonly value: string | undefined;
  readonly choices: readonly Choice[];
  readonly none?: string;
  readonly onPick: (value: string | undefined) => void;
  readonly hint?: string;
  readonly bare?: boolean;
}) {
  const { canWrite } = useRights();
  return (
    <SelectField
      label={label}
      bare={bare}
      value={value ?? ''}
      choices={choices}
      disabled={!canWrite}
      {...(none === undefined ? {} : { none })}
      {...(hint === undefined ? {} : { hint })}
      onChoose={(chosen) => onPick(chosen === '' ? undefined : chosen)}
    />
  );
}

/** Writes changes of one row. */
export function usePatch<T extends TableName>(table: T, id: string): (fields: Patch<T>) => void {
  const workshop = useWorkshop();
  return (fields) => void workshop.commit([patch(table, id, fields) as BoardChange]);
}

/** The row of an element, for panels that are shown only while it is there. */
export const useElement = (id: string) => useRow('elements', id);
