import { EyeOff } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { revealPrivate } from '../app/api.ts';
import { usePrivate, useRights, useSession, useWorkshop } from '../board/index.ts';
import { Button } from '../ui/Button.tsx';
import { ConfirmDialog } from '../ui/Dialog.tsx';
import { showToast } from '../ui/toasts.ts';
import styles from './Room.module.css';
import { sayRevealed } from './useSilenceEnds.ts';
import { useSilentWords } from './useSilentWords.ts';

/** Tells what silent mode means and how much is written, and lets the facilitator reveal it. */
export function SilentBar({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { silent, counts } = useSession();
  const { canSteer } = useRights();
  const own = usePrivate();
  const workshop = useWorkshop();
  const words = useSilentWords();
  if (!silent && own.size === 0 && !(canSteer && counts.stickies > 0)) return null;
  return (
    <div className={styles['silent']} role="status">
      <EyeOff size={16} aria-hidden="true" />
      <p>{words}</p>
      {own.size === 0 ? null : <em>{t('silent.own')}</em>}
      {canSteer ? (
        <>
          {silent ? (
            <Button size="small" title={t('silent.endHint')} onClick={() => workshop.steer({ silent: false })}>
              {t('silent.end')}
            </Button>
          ) : null}
          <Reveal id={id} />
        </>
      ) : null}
    </div>
  );
}

function Reveal({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const { counts } = useSession();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const told = (of: { readonly people: number; readonly stickies: number }) => ({
    stickies: t('silent.stickies', { count: of.stickies }),
    people: t('silent.people', { count: of.people }),
  });
  const reveal = async (): Promise<void> => {
    setBusy(true);
    const answer = await revealPrivate(id);
    setBusy(false);
    if (!answer.ok)
      showToast({ title: t('silent.failed'), text: 'message' in answer ? answer.message : '', tone: 'problem' });
    else if (answer.value.stickies > 0) sayRevealed(answer.value);
  };
  return (
    <>
      <Button size="small" look="primary" busy={busy} onClick={() => setAsking(true)}>
        {t('silent.reveal')}
      </Button>
      <ConfirmDialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t('silent.revealTitle')}
        text={counts.stickies === 0 ? t('silent.revealNothing') : t('silent.revealText', told(counts))}
        confirm={t('silent.reveal')}
        onConfirm={() => void reveal()}
      />
    </>
  );
}
