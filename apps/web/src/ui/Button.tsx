import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { classes } from './classes.ts';
import { Tip } from './Tip.tsx';

export type ButtonLook = 'primary' | 'ink' | 'outline' | 'quiet' | 'soft' | 'danger';

export interface ButtonProps extends Omit<ComponentProps<'button'>, 'ref'> {
  readonly look?: ButtonLook;
  readonly size?: 'small' | 'normal' | 'large';
  readonly icon?: ReactNode;
  readonly iconAfter?: ReactNode;
  readonly busy?: boolean;
  readonly ref?: React.Ref<HTMLButtonElement>;
}

/** A button with a text. `busy` shows that it works and keeps it from being pressed twice; it stays focusable. */
export function Button({
  look = 'outline',
  size = 'normal',
  icon,
  iconAfter,
  busy = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      className={classes(styles['button'], styles[look], styles[size], className)}
      onClick={busy ? (event) => event.preventDefault() : onClick}
    >
      {busy ? <span className={styles['spinner']} aria-hidden="true" /> : icon}
      <span className={styles['text']}>{children}</span>
      {iconAfter}
    </button>
  );
}

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'ref' | 'aria-label'> {
  /** The accessible name; also the tooltip. */
  readonly label: string;
  readonly keys?: string;
  readonly look?: ButtonLook;
  readonly size?: 'small' | 'normal' | 'large';
  readonly ref?: React.Ref<HTMLButtonElement>;
  readonly side?: 'top' | 'bottom' | 'left' | 'right';
}

/** A square button with an icon; its name shows as a tooltip, with the key that does the same. */
export function IconButton({
  label,
  keys,
  look = 'quiet',
  size = 'normal',
  className,
  side,
  type = 'button',
  ...rest
}: IconButtonProps) {
  const button = (
    <button
      {...rest}
      type={type}
      aria-label={label}
      className={classes(styles['button'], styles['square'], styles[look], styles[size], className)}
    />
  );
  return (
    <Tip text={label} {...(keys === undefined ? {} : { keys })} {...(side === undefined ? {} : { side })}>
      {button}
    </Tip>
  );
}
