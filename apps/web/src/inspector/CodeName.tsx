import { CODE_NAME_MAX, CODE_NAME_PATTERN, codeNames, SERVICE_NAME_MAX } from '@stormbridge/model';
import { useTranslation } from 'react-i18next';
import { useBoard } from '../board/index.ts';
import { PlainText, usePatch } from './fields.tsx';

/** The name in code: derived while people type, until somebody or the first export pins it. */
export function CodeName({
  table,
  id,
  value,
}: {
  readonly table: 'elements' | 'aggregates' | 'contexts' | 'services';
  readonly id: string;
  readonly value: string | undefined;
}) {
  const { t } = useTranslation();
  const write = usePatch(table, id);
  const derived = useBoard((board) => codeNames(board).get(id));
  const max = table === 'services' ? SERVICE_NAME_MAX : CODE_NAME_MAX;
  const fits = (name: string): boolean => name === '' || (CODE_NAME_PATTERN.test(name) && name.length <= max);
  return (
    <PlainText
      label={t('inspector.codeName')}
      hint={t('inspector.codeNameHint')}
      value={value ?? ''}
      placeholder={derived}
      maxLength={64}
      check={(name) => (fits(name) ? undefined : t('inspector.codeNameWrong', { max }))}
      onWrite={(name) => write({ codeName: name === '' ? null : name })}
    />
  );
}
