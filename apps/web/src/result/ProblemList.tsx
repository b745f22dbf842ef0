import { type Board, type Problem, stageOf } from '@stormbridge/model';
import { ArrowRight, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Callout } from '../ui/Bits.tsx';
import { Button } from '../ui/Button.tsx';
import styles from './Result.module.css';
import { goToRow, stageOfProblem } from './where.ts';

/** What is in sight before the rest is unfolded: what keeps something from being made comes first. */
const SHOWN = { problem: 5, warn: 3 } as const;

/** What keeps an export from being made, or what to know before it is used: in words, with the way to its place. */
export function ProblemList({
  board,
  problems,
  title,
  tone = 'problem',
}: {
  readonly board: Board;
  readonly problems: readonly Problem[];
  readonly title: string;
  readonly tone?: 'problem' | 'warn';
}) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const shown = all ? problems : problems.slice(0, SHOWN[tone]);
  return (
    <Callout
      tone={tone}
      icon={<TriangleAlert size={15} aria-hidden="true" />}
      title={`${t(tone === 'warn' ? 'result.warnings' : 'result.problems')} (${problems.length})`}
    >
      <ul
        className={styles['problems']}
        aria-label={t(tone === 'warn' ? 'result.warningsOf' : 'result.problemsOf', { title })}
      >
        {shown.map((problem) => (
          <Item key={`${problem.rule} ${problem.at} ${problem.message}`} board={board} problem={problem} />
        ))}
      </ul>
      {shown.length < problems.length ? (
        <button type="button" className={styles['moreProblems']} data-tone={tone} onClick={() => setAll(true)}>
          {t('result.more', { count: problems.length - shown.length })}
        </button>
      ) : null}
    </Callout>
  );
}

function Item({ board, problem }: { readonly board: Board; readonly problem: Problem }) {
  const { t } = useTranslation();
  const stage = stageOfProblem(board, problem);
  return (
    <li data-rule={problem.rule}>
      <p>
        {problem.message} {problem.remedy === undefined ? null : <span>{problem.remedy}</span>}
      </p>
      {stage === undefined ? null : (
        <Button
          size="small"
          look="quiet"
          iconAfter={<ArrowRight size={13} aria-hidden="true" />}
          onClick={() => goToRow(board, problem.at)}
        >
          {t('result.goToStage', { stage: stageOf(stage).title })}
        </Button>
      )}
    </li>
  );
}
