import type { Problem } from '@stormbridge/model';
import { useTranslation } from 'react-i18next';
import styles from './Ways.module.css';

/** Problems shown at once; a hopeless file has thousands. */
const SHOWN = 50;

/** Every problem of a board file with its place in the file. */
export function ImportProblems({ problems }: { readonly problems: readonly Problem[] }) {
  const { t } = useTranslation();
  const rest = problems.length - SHOWN;
  return (
    <ul className={styles['problems']} aria-label={t('landing.importFailed')}>
      {problems.slice(0, SHOWN).map((problem) => (
        <li key={`${problem.at} ${problem.rule} ${problem.message}`}>
          <code>{problem.at === '' ? '/' : problem.at}</code>
          {problem.message}
          {problem.remedy === undefined ? null : <span>{problem.remedy}</span>}
        </li>
      ))}
      {rest > 0 ? <li>{t('landing.importMore', { count: rest })}</li> : null}
    </ul>
  );
}
