import { labelOf, removeRows } from '@stormbridge/model';
import { useTranslation } from 'react-i18next';
import { useWorkshop } from '../board/index.ts';
import { shortLabel } from '../inspector/choices.ts';
import { showToast } from '../ui/toasts.ts';

/** Takes rows off the board, says so, and offers to take that back. No question is asked first: undo is at hand. */
export function useRemove(): (ids: readonly string[]) => void {
  const { t } = useTranslation();
  const workshop = useWorkshop();
  return (ids) => {
    const [first] = ids;
    if (first === undefined) return;
    const name = shortLabel(labelOf(workshop.board, first));
    const title = ids.length === 1 ? t('room.removed', { name }) : t('room.removedMany', { count: ids.length });
    if (workshop.commit(removeRows(workshop.board, ids)))
      showToast({ title, action: { label: t('room.undo'), run: () => workshop.undo() } });
  };
}
