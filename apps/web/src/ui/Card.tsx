import type { ReactNode } from 'react';
import styles from './Card.module.css';
import { classes } from './classes.ts';

/** A panel that floats over the canvas: a heading with its tools, and a body that scrolls. */
export function Card({
  as: Tag = 'section',
  label,
  panel,
  icon,
  title,
  aside,
  tools,
  className,
  asideClassName,
  children,
}: {
  readonly as?: 'section' | 'aside';
  readonly label: string;
  /** The name by which the side finds its cards. */
  readonly panel: string;
  readonly icon?: ReactNode;
  readonly title: ReactNode;
  /** A number or a name behind the title. */
  readonly aside?: ReactNode;
  readonly tools?: ReactNode;
  readonly className?: string | undefined;
  readonly asideClassName?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <Tag className={classes(styles['card'], className)} aria-label={label} data-panel={panel}>
      <header className={styles['head']}>
        {icon}
        <h2>{title}</h2>
        <span className={classes(styles['aside'], asideClassName)}>{aside}</span>
        {tools}
      </header>
      <div className={styles['body']}>{children}</div>
    </Tag>
  );
}
