import { Check, Copy } from 'lucide-react';
import { type CSSProperties, type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './Bits.module.css';
import { Button } from './Button.tsx';
import { classes } from './classes.ts';
import { copyText } from './copy-text.ts';
import { showToast } from './toasts.ts';

/** Says that there is nothing here yet, and what to do about it. */
export function EmptyState({
  icon,
  title,
  text,
  screen = false,
  children,
}: {
  readonly icon?: ReactNode;
  readonly title: string;
  readonly text?: string;
  /** Stands for a whole screen, so its title is the heading of the page. */
  readonly screen?: boolean;
  readonly children?: ReactNode;
}) {
  return (
    <div className={styles['empty']}>
      {icon === undefined ? null : <span className={styles['emptyIcon']}>{icon}</span>}
      {screen ? <h1 className={styles['emptyTitle']}>{title}</h1> : <p className={styles['emptyTitle']}>{title}</p>}
      {text === undefined ? null : <p className={styles['emptyText']}>{text}</p>}
      {children === undefined ? null : <div className={styles['emptyActions']}>{children}</div>}
    </div>
  );
}

/** A note within a page: a fact to know, a warning, or a problem. */
export function Callout({
  tone,
  icon,
  title,
  children,
  role,
}: {
  readonly tone: 'info' | 'warn' | 'problem' | 'good';
  readonly icon?: ReactNode;
  readonly title?: string;
  readonly children?: ReactNode;
  readonly role?: 'alert' | 'status' | 'note';
}) {
  return (
    <div className={classes(styles['callout'], styles[tone])} role={role}>
      {icon === undefined ? null : <span className={styles['calloutIcon']}>{icon}</span>}
      <div className={styles['calloutBody']}>
        {title === undefined ? null : <p className={styles['calloutTitle']}>{title}</p>}
        {children}
      </div>
    </div>
  );
}

const initials = (name: string): string => {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0], ''];
  const [a, b] = letters.map((word) => [...(word ?? '')]);
  return ((a?.[0] ?? '?') + (b?.[0] ?? a?.[1] ?? '')).toUpperCase();
};

/** A person as a disc in their colour with their initials. */
export function Avatar({
  name,
  colour,
  size = 30,
  ring = false,
}: {
  readonly name: string;
  readonly colour: string;
  readonly size?: number;
  readonly ring?: boolean;
}) {
  const style = { '--who': colour, '--size': `${size}px` } as CSSProperties;
  return (
    <span className={classes(styles['avatar'], ring && styles['ring'])} style={style} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

/** A text to be copied, with the button that does it. */
export function CopyField({
  label,
  value,
  hint,
  badge,
}: {
  readonly label: string;
  readonly value: string;
  readonly hint?: string;
  readonly badge?: ReactNode;
}) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = window.setTimeout(() => setCopied(false), 2000);
    return () => window.clearTimeout(timer);
  }, [copied]);
  const copy = () => {
    copyText(value).then(
      () => setCopied(true),
      () => showToast({ title: t('common.copyFailed'), tone: 'problem' }),
    );
  };
  return (
    <div className={styles['copy']}>
      <div className={styles['copyHead']}>
        {badge}
        <span className={styles['copyLabel']}>{label}</span>
        {hint === undefined ? null : <span className={styles['copyHint']}>{hint}</span>}
      </div>
      <div className={styles['copyLine']}>
        <input
          readOnly
          value={value}
          aria-label={label}
          className={styles['copyValue']}
          onFocus={(event) => event.target.select()}
        />
        <Button
          size="small"
          look={copied ? 'soft' : 'outline'}
          icon={copied ? <Check size={14} aria-hidden="true" /> : <Copy size={14} aria-hidden="true" />}
          onClick={copy}
          aria-label={`${t('common.copy')}: ${label}`}
        >
          {copied ? t('common.copied') : t('common.copy')}
        </Button>
      </div>
    </div>
  );
}
