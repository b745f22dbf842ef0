import { busOf } from '@stormbridge/model';
import { Bus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useBoard } from '../board/index.ts';
import { shortLabel } from '../inspector/choices.ts';
import { classes } from '../ui/classes.ts';
import styles from './Bus.module.css';
import { type Matrix, traffic } from './matrix.ts';

/** The services as stations above and below the one line. A full stroke publishes, a dashed one consumes. */
export function BusDiagram({ matrix }: { readonly matrix: Matrix }) {
  const { t } = useTranslation();
  const name = useBoard((board) => busOf(board).name);
  if (matrix.services.length === 0) return null;
  const half = Math.ceil(matrix.services.length / 2);
  return (
    <section className={styles['diagram']} aria-label={t('bus.diagram')}>
      <div className={styles['diagramInner']}>
        <Side matrix={matrix} from={0} to={half} side="above" />
        <div className={styles['line']}>
          <Bus size={16} aria-hidden="true" />
          {shortLabel(name)}
        </div>
        <Side matrix={matrix} from={half} to={matrix.services.length} side="below" />
      </div>
    </section>
  );
}

function Side({
  matrix,
  from,
  to,
  side,
}: {
  readonly matrix: Matrix;
  readonly from: number;
  readonly to: number;
  readonly side: 'above' | 'below';
}) {
  const { t } = useTranslation();
  return (
    <ul className={classes(styles['side'], styles[side])}>
      {matrix.services.slice(from, to).map((service) => {
        const { publishes, consumes } = traffic(matrix, service.id);
        return (
          <li key={service.id} className={styles['station']} data-publishes={publishes} data-consumes={consumes}>
            <b>{shortLabel(service.name)}</b>
            <small>
              <span>{t('bus.publishes', { count: publishes })}</span>
              <span>{t('bus.consumes', { count: consumes })}</span>
            </small>
          </li>
        );
      })}
    </ul>
  );
}
