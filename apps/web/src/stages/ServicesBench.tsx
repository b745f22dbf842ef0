import { acceptServices, add, proposeServices, type ServiceProposal } from '@stormbridge/model';
import { Check, Server } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useBoard, useRights, useWorkshop } from '../board/index.ts';
import { shortLabel } from '../inspector/choices.ts';
import { EmptyState } from '../ui/Bits.tsx';
import { Button } from '../ui/Button.tsx';
import { AddLine } from './AddLine.tsx';
import styles from './bench.module.css';
import { FusedWarning } from './FusedWarning.tsx';
import { RunBy } from './RunBy.tsx';
import { ServiceList } from './ServiceList.tsx';

/** Stage 6 by menu: a service for each aggregate in each context, proposed and accepted with one click. */
export function ServicesBench() {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const workshop = useWorkshop();
  const board = useBoard();
  const proposals = proposeServices(board);
  const nothing = board.services.size === 0 && proposals.length === 0;
  return (
    <>
      <FusedWarning />
      {nothing ? (
        <EmptyState
          icon={<Server size={20} aria-hidden="true" />}
          title={t('workbench.services.empty')}
          text={t('workbench.services.emptyText')}
        />
      ) : (
        <Proposals proposals={proposals} />
      )}
      <section className={styles['section']}>
        <h2 className={styles['heading']}>{t('workbench.services.list')}</h2>
        {canWrite ? (
          <AddLine
            label={t('workbench.services.add')}
            button={t('workbench.services.addButton')}
            placeholder={t('workbench.services.placeholder')}
            onAdd={(name) => workshop.commit([add('services', workshop.newId(), { name })])}
          />
        ) : null}
        <ServiceList />
      </section>
      <RunBy />
    </>
  );
}

function Proposals({ proposals }: { readonly proposals: readonly ServiceProposal[] }) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const workshop = useWorkshop();
  const board = useBoard();
  const accept = (wanted: readonly ServiceProposal[]): void => {
    // What is stored is what is proposed now, not what was shown when the person began to press.
    const ids = new Set(wanted.map(({ id }) => id));
    workshop.commit(
      acceptServices(
        workshop.board,
        proposeServices(workshop.board).filter(({ id }) => ids.has(id)),
      ),
    );
  };
  return (
    <section className={styles['section']} aria-label={t('workbench.services.proposals')}>
      <h2 className={styles['heading']}>{t('workbench.services.proposals')}</h2>
      <p className={styles['note']}>
        {proposals.length === 0 ? t('workbench.services.allNamed') : t('workbench.services.proposalsText')}
      </p>
      <ul className={styles['rows']}>
        {proposals.map((one) => (
          <li key={one.id} className={styles['row']}>
            <div className={styles['line']}>
              <div>
                <b>{one.name}</b>
                <br />
                <small>
                  {t('workbench.services.inContext', {
                    aggregate: shortLabel(board.aggregates.get(one.aggregate)?.name ?? ''),
                    place: shortLabel(board.contexts.get(one.context)?.name ?? ''),
                  })}
                </small>
              </div>
              {canWrite ? (
                <Button
                  size="small"
                  look="soft"
                  aria-label={t('workbench.services.accept', { name: one.name })}
                  onClick={() => accept([one])}
                >
                  {t('workbench.services.acceptShort')}
                </Button>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
      {canWrite && proposals.length > 1 ? (
        <Button
          look="primary"
          size="small"
          className={styles['acceptAll']}
          icon={<Check size={14} aria-hidden="true" />}
          onClick={() => accept(proposals)}
        >
          {t('workbench.services.acceptAll')}
        </Button>
      ) : null}
    </section>
  );
}
