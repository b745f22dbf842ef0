import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer, OpenedWorkshop } from '../app/api.ts';
import { showToast } from '../ui/toasts.ts';

/** Runs what opens a workshop once at a time, and says what went wrong where something did. */
export function useOpening(onOpened: (opened: OpenedWorkshop) => void) {
  const { t } = useTranslation();
  const [busy, setBusy] = useState(false);
  const open = (ask: () => Promise<Answer<OpenedWorkshop>>): void => {
    if (busy) return;
    setBusy(true);
    void ask()
      .then((answer) => {
        if (answer.ok) return onOpened(answer.value);
        const text = answer.reason === 'problems' ? (answer.problems[0]?.message ?? '') : answer.message;
        showToast({ title: t('landing.failed'), text: text || t('landing.offline'), tone: 'problem' });
      })
      .finally(() => setBusy(false));
  };
  return { busy, open };
}
