import { LABEL_MAX } from '@stormbridge/model';
import { Bookmark } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe, useWorkshop, type Workshop } from '../board/index.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { showToast } from '../ui/toasts.ts';
import { keepPoint } from './api.ts';
import styles from './History.module.css';
import { refreshHistory } from './history-store.ts';
import { useAsker } from './use-asker.ts';

/** How long to wait for the server to have what was just written, in ms. */
const SAVE_MS = 3000;

/** Keeps the board as it is now, under a name. */
export function KeepForm() {
  const { t } = useTranslation();
  const asker = useAsker();
  const me = useMe();
  const workshop = useWorkshop();
  const [name, setName] = useState('');
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<string>();
  const keep = async (): Promise<void> => {
    setBusy(true);
    setTrouble(undefined);
    await saved(workshop);
    const answer = await keepPoint(asker, name.trim(), me.name);
    setBusy(false);
    if (!answer.ok) return setTrouble(answer.reason === 'problems' ? t('history.failed') : answer.message);
    setName('');
    showToast({ title: t('history.kept', { name: answer.value.name }), tone: 'good' });
    await refreshHistory(asker);
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (name.trim() !== '' && !busy) void keep();
  };
  return (
    <form className={styles['form']} onSubmit={submit}>
      <TextField
        label={t('history.name')}
        placeholder={t('history.namePlaceholder')}
        value={name}
        maxLength={LABEL_MAX}
        error={trouble}
        onChange={(event) => setName(event.target.value)}
      />
      <Button
        type="submit"
        look="primary"
        size="small"
        busy={busy}
        disabled={name.trim() === ''}
        icon={<Bookmark size={14} aria-hidden="true" />}
      >
        {t('history.keep')}
      </Button>
    </form>
  );
}

/** Resolves when the server has all that this page shows, or after a while. */
function saved(workshop: Workshop): Promise<void> {
  const isSaved = (): boolean => workshop.state.getState().saving.kind === 'saved';
  return new Promise((resolve) => {
    const done = (): void => {
      stop();
      window.clearTimeout(timer);
      resolve();
    };
    const stop = workshop.state.subscribe(() => {
      if (isSaved()) done();
    });
    const timer = window.setTimeout(done, SAVE_MS);
    if (isSaved()) done();
  });
}
