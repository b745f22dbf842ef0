import type { Inventory, Pays, ResourceCount } from '@stormbridge/exporters';
import type { Board } from '@stormbridge/model';
import { ExternalLink } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { shortLabel } from '../inspector/choices.ts';
import styles from './Costs.module.css';
import { PlaceLink } from './PlaceLink.tsx';

const GROUPS: readonly Exclude<Pays, 'nothing'>[] = ['always', 'use', 'kept'];
/** Places in sight; a large system has one line for each of its services otherwise. */
const SHOWN = 3;

/** What of the project costs money, and when: even while nothing happens, when it is used, by what it keeps. */
export function Costs({ inventory, board }: { readonly inventory: Inventory; readonly board: Board }) {
  const { t } = useTranslation();
  return (
    <div className={styles['costs']}>
      <p className={styles['lead']}>{t('result.costs.lead')}</p>
      {GROUPS.map((pays) => {
        const resources = inventory.resources.filter((one) => one.pays === pays);
        return resources.length === 0 ? null : (
          <section key={pays} aria-labelledby={`pays-${pays}`}>
            <h4 id={`pays-${pays}`}>{t(`result.costs.${pays}`)}</h4>
            <ul>
              {resources.map((resource) => (
                <Cost key={resource.kind} resource={resource} board={board} />
              ))}
            </ul>
          </section>
        );
      })}
    </div>
  );
}

function Cost({
  resource: { kind, count, source, places },
  board,
}: {
  readonly resource: ResourceCount;
  readonly board: Board;
}) {
  const { t } = useTranslation();
  const more = places.length - SHOWN;
  return (
    <li className={styles['cost']}>
      <b className={styles['count']}>{count}</b>
      <div className={styles['what']}>
        <b>{t(`result.kinds.${kind}`, { count })}</b>
        <p>{t(`result.basis.${kind}`)}</p>
      </div>
      <div className={styles['places']}>
        {places.slice(0, SHOWN).map(({ row, title, count: here }) => (
          <PlaceLink key={row} board={board} row={row}>
            {here === 1 ? shortLabel(title) : t('result.costs.place', { title: shortLabel(title), count: here })}
          </PlaceLink>
        ))}
        {more > 0 ? <span>{t('result.costs.more', { count: more })}</span> : null}
      </div>
      <a
        href={source}
        target="_blank"
        rel="noreferrer"
        aria-label={t('result.costs.pricesOf', { kind: t(`result.kinds.${kind}`, { count }) })}
      >
        {t('result.costs.prices')}
        <ExternalLink size={12} aria-hidden="true" />
      </a>
    </li>
  );
}
