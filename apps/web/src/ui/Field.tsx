import { ChevronDown } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import styles from './Field.module.css';

interface Labelled {
  readonly label: string;
  /** Keeps the label for assistive technology only; a column heading or the place says it to the eye. */
  readonly bare?: boolean;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly after?: ReactNode;
}

function Frame({
  id,
  label,
  bare,
  hint,
  error,
  after,
  children,
}: Labelled & { readonly id: string; readonly children: ReactNode }) {
  if (bare) return <div className={styles['bare']}>{children}</div>;
  return (
    <div className={styles['field']}>
      <div className={styles['labelLine']}>
        <label htmlFor={id} className={styles['label']}>
          {label}
        </label>
        {after === undefined ? null : <span className={styles['after']}>{after}</span>}
      </div>
      {children}
      {error === undefined ? null : (
        <p id={`${id}-error`} className={styles['error']} role="alert">
          {error}
        </p>
      )}
      {hint === undefined ? null : (
        <p id={`${id}-hint`} className={styles['hint']}>
          {hint}
        </p>
      )}
    </div>
  );
}

const described = (id: string, { hint, error, bare }: Partial<Labelled>): string | undefined => {
  const ids = [error !== undefined && `${id}-error`, !bare && hint !== undefined && `${id}-hint`].filter(Boolean);
  return ids.length === 0 ? undefined : ids.join(' ');
};

export type TextFieldProps = Labelled & Omit<ComponentProps<'input'>, 'ref'> & { ref?: React.Ref<HTMLInputElement> };

/** One line of text with its label. */
export function TextField({ label, bare, hint, error, after, className, ...rest }: TextFieldProps) {
  const id = useId();
  const frame = { id, label, hint, after, ...(bare === undefined ? {} : { bare }), error };
  return (
    <Frame {...frame}>
      <input
        {...rest}
        id={id}
        autoComplete={rest.autoComplete ?? 'off'}
        aria-label={bare ? label : undefined}
        aria-invalid={error === undefined ? undefined : true}
        aria-describedby={described(id, { hint, error, ...(bare === undefined ? {} : { bare }) })}
        className={classes(styles['input'], className)}
      />
    </Frame>
  );
}

export type TextAreaProps = Labelled &
  Omit<ComponentProps<'textarea'>, 'ref'> & { ref?: React.Ref<HTMLTextAreaElement> };

/** Several lines of text with their label; the box grows with what is written. */
export function TextArea({ label, bare, hint, error, after, className, ...rest }: TextAreaProps) {
  const id = useId();
  const frame = { id, label, hint, after, ...(bare === undefined ? {} : { bare }), error };
  return (
    <Frame {...frame}>
      <textarea
        rows={2}
        {...rest}
        id={id}
        aria-label={bare ? label : undefined}
        aria-describedby={described(id, { hint, error, ...(bare === undefined ? {} : { bare }) })}
        className={classes(styles['input'], styles['area'], className)}
      />
    </Frame>
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly disabled?: boolean;
}

export type SelectFieldProps = Omit<Labelled, 'error'> &
  Omit<ComponentProps<'select'>, 'ref' | 'onChange' | 'value' | 'children'> & {
    readonly value: string;
    readonly choices: readonly Choice[];
    /** The text of the empty choice; without it there is none. */
    readonly none?: string;
    readonly onChoose: (value: string) => void;
  };

/** A native select with its label: fast in long tables, and every device brings its own good picker. */
export function SelectField({
  label,
  bare,
  hint,
  after,
  value,
  choices,
  none,
  onChoose,
  className,
  ...rest
}: SelectFieldProps) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} after={after} {...(bare === undefined ? {} : { bare })}>
      <div className={styles['selectBox']}>
        <select
          {...rest}
          id={id}
          value={value}
          aria-label={bare ? label : undefined}
          className={classes(styles['input'], styles['select'], className)}
          onChange={(event) => onChoose(event.target.value)}
        >
          {none === undefined ? null : <option value="">{none}</option>}
          {choices.map((choice) => (
            <option key={choice.value} value={choice.value} disabled={choice.disabled}>
              {choice.label}
            </option>
          ))}
        </select>
        <ChevronDown size={14} aria-hidden="true" className={styles['chevron']} />
      </div>
    </Frame>
  );
}

/** A tick with its text. */
export function CheckField({
  label,
  hint,
  bare = false,
  ...rest
}: { readonly label: string; readonly hint?: string; readonly bare?: boolean } & Omit<
  ComponentProps<'input'>,
  'ref' | 'type'
>) {
  if (bare) return <input {...rest} type="checkbox" aria-label={label} className={styles['tick']} />;
  return (
    <label className={styles['check']}>
      <input {...rest} type="checkbox" className={styles['tick']} />
      <span>
        {label}
        {hint === undefined ? null : <span className={styles['checkHint']}>{hint}</span>}
      </span>
    </label>
  );
}
