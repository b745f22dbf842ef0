import { AlertDialog } from '@base-ui/react/alert-dialog';
import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { classes } from './classes.ts';
import styles from './Dialog.module.css';

/** A dialog over the whole page: title, an optional lead, content, and buttons at the foot. Escape closes it. */
export function Dialog({
  open,
  onClose,
  title,
  lead,
  children,
  foot,
  wide = false,
}: {
  readonly open: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly lead?: ReactNode;
  readonly children?: ReactNode;
  readonly foot?: ReactNode;
  readonly wide?: boolean;
}) {
  const { t } = useTranslation();
  const popup = useRef<HTMLDivElement>(null);
  return (
    <Base.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Base.Portal>
        <Base.Backdrop className={styles['backdrop']} />
        <Base.Popup
          ref={popup}
          className={classes(styles['popup'], wide && styles['wide'])}
          initialFocus={() => firstField(popup.current) ?? popup.current}
        >
          <header className={styles['head']}>
            <Base.Title className={styles['title']}>{title}</Base.Title>
            <Base.Close className={styles['close']} aria-label={t('common.close')}>
              <X size={16} aria-hidden="true" />
            </Base.Close>
          </header>
          <div className={styles['body']}>
            {lead === undefined ? null : <Base.Description className={styles['lead']}>{lead}</Base.Description>}
            {children}
          </div>
          {foot === undefined ? null : <footer className={styles['foot']}>{foot}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

/** Focus goes to the first thing to fill in; where there is none, to the dialog itself, so that it is read out. */
const firstField = (popup: HTMLElement | null): HTMLElement | null =>
  popup?.querySelector<HTMLElement>('input:not([readonly]), textarea:not([readonly]), select') ?? null;

/** Asks before something that takes a second thought. The question is the title; the button says what will happen. */
export function ConfirmDialog({
  open,
  title,
  text,
  confirm,
  danger = false,
  onConfirm,
  onClose,
}: {
  readonly open: boolean;
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  return (
    <AlertDialog.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles['backdrop']} />
        <AlertDialog.Popup className={styles['popup']}>
          <header className={styles['head']}>
            <AlertDialog.Title className={styles['title']}>{title}</AlertDialog.Title>
          </header>
          <div className={styles['body']}>
            <AlertDialog.Description className={styles['lead']}>{text}</AlertDialog.Description>
          </div>
          <footer className={styles['foot']}>
            <AlertDialog.Close render={<Button />}>{t('common.cancel')}</AlertDialog.Close>
            <Button
              look={danger ? 'danger' : 'primary'}
              onClick={() => {
                onConfirm();
                onClose();
              }}
            >
              {confirm}
            </Button>
          </footer>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
