import { useTranslation } from 'react-i18next';
import { usePrivate, useRights, useSession } from '../board/index.ts';

/** What silent mode means for this person just now, and how much everybody has written. */
export function useSilentWords(): string {
  const { t } = useTranslation();
  const { silent, counts } = useSession();
  const { role, canSteer } = useRights();
  const own = usePrivate();
  const told = {
    stickies: t('silent.stickies', { count: counts.stickies }),
    people: t('silent.people', { count: counts.people }),
  };
  if (!silent) return canSteer ? t('silent.left', told) : t('silent.leftOwn', { count: own.size });
  const meaning = canSteer ? t('silent.onLead') : role === 'viewer' ? t('silent.onViewer') : t('silent.on');
  return `${meaning} ${counts.stickies === 0 ? t('silent.none') : t('silent.count', told)}`;
}
