import { useId, useState } from 'react';
import { useRights } from '../board/index.ts';
import styles from './Schema.module.css';

/** A plain value in a table: written on Enter or when one leaves the cell, with what is wrong told below it. */
export function PlainCell({
  label,
  value,
  check,
  onWrite,
  placeholder,
  maxLength = 2000,
}: {
  readonly label: string;
  readonly value: string;
  readonly check?: (value: string) => string | undefined;
  readonly onWrite: (value: string) => void;
  readonly placeholder?: string;
  readonly maxLength?: number;
}) {
  const { canWrite } = useRights();
  const id = useId();
  const [draft, setDraft] = useState<string>();
  const fault = draft === undefined || draft === value ? undefined : check?.(draft);
  const finish = (): void => {
    // What is wrong stays in sight until it is mended or given up with Escape.
    if (draft === undefined || fault !== undefined) return;
    if (draft !== value) onWrite(draft);
    setDraft(undefined);
  };
  return (
    <>
      <input
        className={styles['cell']}
        aria-label={label}
        aria-invalid={fault === undefined ? undefined : true}
        aria-describedby={fault === undefined ? undefined : id}
        autoComplete="off"
        spellCheck={false}
        value={draft ?? value}
        placeholder={placeholder}
        maxLength={maxLength}
        readOnly={!canWrite}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={finish}
        onKeyDown={(event) => {
          if (event.key === 'Enter') finish();
          if (event.key === 'Escape') setDraft(undefined);
        }}
      />
      {fault === undefined ? null : (
        <p id={id} role="alert" className={styles['fault']}>
          {fault}
        </p>
      )}
    </>
  );
}
