import { FileUp } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { importBoard, type OpenedWorkshop } from '../app/api.ts';
import { classes } from '../ui/classes.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { hideToast, showToast } from '../ui/toasts.ts';
import { ImportProblems } from './ImportProblems.tsx';
import { type Refused, refusalOf } from './import-file.ts';
import styles from './Ways.module.css';

/** The message that an import has failed. */
const FAILED = 'import-failed';

/** Opens a board file as a new workshop, by choosing it or by dropping it here. */
export function ImportCard({ onOpened }: { readonly onOpened: (opened: OpenedWorkshop) => void }) {
  const { t } = useTranslation();
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const [reading, setReading] = useState<string>();
  const [refused, setRefused] = useState<Refused>();

  // What went wrong on this page does not follow into a room.
  useEffect(() => () => hideToast(FAILED), []);

  const read = async (files: readonly File[]): Promise<void> => {
    const file = files[0];
    if (file === undefined || reading !== undefined) return;
    const early = refusalOf(files);
    if (early !== undefined)
      return showToast({ id: FAILED, title: t('landing.importFailed'), text: early, tone: 'problem' });
    setReading(file.name);
    const answer = await importBoard(file);
    setReading(undefined);
    if (answer.ok) return onOpened(answer.value);
    if (answer.reason === 'problems') return setRefused({ name: file.name, problems: answer.problems });
    showToast({ id: FAILED, title: t('landing.importFailed'), text: answer.message, tone: 'problem' });
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void read([...event.dataTransfer.files]);
  };

  return (
    <>
      <button
        type="button"
        aria-label={t('landing.import')}
        aria-busy={reading !== undefined || undefined}
        className={classes(styles['card'], styles['dashed'], over && styles['over'])}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <span className={styles['icon']}>
          <FileUp size={22} aria-hidden="true" />
        </span>
        <span className={styles['text']}>
          <b>{t('landing.import')}</b>
          <span>
            {over
              ? t('landing.importDrop')
              : reading === undefined
                ? t('landing.importHint')
                : t('landing.importing', { name: reading })}
          </span>
        </span>
      </button>
      <input
        ref={input}
        type="file"
        accept=".json,application/json"
        hidden
        aria-hidden="true"
        tabIndex={-1}
        data-testid="board-file"
        onChange={(event) => {
          void read([...(event.target.files ?? [])]);
          event.target.value = '';
        }}
      />
      <Dialog
        open={refused !== undefined}
        onClose={() => setRefused(undefined)}
        title={t('landing.importFailed')}
        lead={
          refused === undefined
            ? ''
            : t('landing.importFailedHint', { count: refused.problems.length, name: refused.name })
        }
        wide
      >
        <ImportProblems problems={refused?.problems ?? []} />
      </Dialog>
    </>
  );
}
