import { Menu } from '@base-ui/react/menu';
import { CONSUMPTION_KINDS, type ConsumptionKind, consume } from '@stormbridge/model';
import { Check } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useWorkshop } from '../board/index.ts';
import { shortLabel } from '../inspector/choices.ts';
import popups from '../ui/Popups.module.css';
import { showToast } from '../ui/toasts.ts';
import type { At } from './grid-moves.ts';
import type { Matrix } from './matrix.ts';

/** The menu of one cell: how the service consumes the event. One menu for the whole grid, placed at the cell. */
export function ConsumptionMenu({
  matrix,
  open,
  onClose,
}: {
  readonly matrix: Matrix;
  readonly open: { readonly at: At; readonly cell: HTMLElement } | undefined;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation();
  const workshop = useWorkshop();
  const row = matrix.rows[open?.at.row ?? -1];
  const service = matrix.services[open?.at.column ?? -1];
  if (open === undefined || row === undefined || service === undefined) return null;
  const kinds = row.consumers.get(service.id) ?? [];
  const choose = (kind: ConsumptionKind | undefined): void => {
    const result = consume(workshop.board, workshop.newId(), service.id, row.event, kind);
    if (result.ok) workshop.commit(result.value);
    else showToast({ title: t('bus.refused'), text: result.problems[0]?.message ?? '' });
  };
  const names = { service: shortLabel(service.name), event: shortLabel(row.label) };
  return (
    <Menu.Root open modal={false} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Menu.Portal>
        <Menu.Positioner anchor={open.cell} sideOffset={4} align="start" className={popups['positioner']}>
          <Menu.Popup className={popups['menu']} aria-label={t('bus.menu', names)} finalFocus={{ current: open.cell }}>
            <Menu.RadioGroup value={kinds.length === 0 ? 'none' : kinds.length === 1 ? kinds[0] : ''}>
              <div className={popups['groupLabel']}>{t('bus.menu', names)}</div>
              {[...CONSUMPTION_KINDS, 'none' as const].map((kind) => (
                <Menu.RadioItem
                  key={kind}
                  value={kind}
                  closeOnClick
                  className={popups['item']}
                  label={t(`bus.kind.${kind}`)}
                  aria-label={t(`bus.kind.${kind}`)}
                  onClick={() => choose(kind === 'none' ? undefined : kind)}
                >
                  <span className={popups['check']}>
                    <Menu.RadioItemIndicator>
                      <Check size={16} aria-hidden="true" />
                    </Menu.RadioItemIndicator>
                  </span>
                  <span className={popups['itemText']}>
                    {t(`bus.kind.${kind}`)}
                    <span className={popups['itemHint']}>{t(`bus.about.${kind}`)}</span>
                  </span>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
