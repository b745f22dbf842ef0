import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';

/** Rows of a long list that are made at once. */
const STEP = 60;

/** The first rows of a long list, and a button that shows more of them; `undefined` when all are shown. */
export function useMore<T>(
  rows: readonly T[],
  step = STEP,
): { readonly shown: readonly T[]; readonly more: React.ReactNode } {
  const { t } = useTranslation();
  const [count, setCount] = useState(step);
  const rest = rows.length - count;
  if (rest <= 0) return { shown: rows, more: undefined };
  const more = (
    <Button size="small" look="quiet" onClick={() => setCount(count + step)}>
      {t('common.showMore', { number: Math.min(rest, step), rest })}
    </Button>
  );
  return { shown: rows.slice(0, count), more };
}
