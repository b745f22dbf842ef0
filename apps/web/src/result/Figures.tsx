import type { Inventory, ResourceKind } from '@stormbridge/exporters';
import { useTranslation } from 'react-i18next';
import type { MadeFile } from './maker-talk.ts';
import styles from './Result.module.css';
import { sizeOf } from './save.ts';

/** The kinds that tell most of how large a system is. */
const TOLD: readonly ResourceKind[] = ['function', 'table', 'queue', 'rule', 'subscriber', 'alarm'];

/** A bus has rules or subscribers; of the others it is worth telling that there are none. */
const isTold = (kind: ResourceKind, count: number): boolean => count > 0 || (kind !== 'rule' && kind !== 'subscriber');

const numbers = new Intl.NumberFormat('en');

/** How much comes out, in numbers: files and lines, and of the project what it will run. */
export function Figures({
  files,
  inventory,
}: {
  readonly files: readonly MadeFile[] | undefined;
  readonly inventory: Inventory | undefined;
}) {
  const { t } = useTranslation();
  const sum = (of: 'lines' | 'size'): number | undefined => files?.reduce((total, file) => total + file[of], 0);
  const countOf = (kind: ResourceKind): number =>
    inventory?.resources.find((resource) => resource.kind === kind)?.count ?? 0;
  const size = sum('size');
  const figures: readonly (readonly [name: string, count: number | undefined])[] = [
    [t('result.figures.files'), files?.length],
    [t('result.figures.lines'), sum('lines')],
    ...(inventory === undefined
      ? []
      : [
          [t('result.figures.services'), inventory.services] as const,
          ...TOLD.filter((kind) => isTold(kind, countOf(kind))).map(
            (kind) => [t(`result.figures.${kind as 'function'}`), countOf(kind)] as const,
          ),
        ]),
  ];
  return (
    <dl className={styles['figures']} aria-label={t('result.figures.label')}>
      {figures.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{count === undefined ? '…' : numbers.format(count)}</dd>
        </div>
      ))}
      <div>
        <dt>{t('result.figures.size')}</dt>
        <dd>{size === undefined ? '…' : sizeOf(size)}</dd>
      </div>
    </dl>
  );
}
