import { FIELD_TYPES, type FieldRow, type FieldType } from '@stormbridge/model';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard } from '../board/index.ts';
import { named } from '../inspector/choices.ts';
import { Pick, usePatch } from '../inspector/fields.tsx';
import { readValues } from './examples.ts';
import { PlainCell } from './PlainCell.tsx';

/** Before the id of a shared type in the list of choices; no type of field is called like this. */
const SHARED = 'type:';

const isFieldType = (value: string): value is FieldType => FIELD_TYPES.some((type) => type === value);

/** The type of a field: a simple one or a shared one; an enumeration also says its values. */
export function TypeCell({ row, name }: { readonly row: FieldRow; readonly name: string }) {
  const { t } = useTranslation();
  const write = usePatch('fields', row.id);
  const board = useBoard();
  const shared = useMemo(
    () => named(board, 'types').map(({ value, label }) => ({ value: SHARED + value, label })),
    [board],
  );
  const simple = FIELD_TYPES.filter((type) => type !== 'object' || (row.type === 'object' && !row.valueType)).map(
    (type) => ({ value: type, label: t(`schema.type.${type}`) }),
  );
  const choose = (value: string | undefined): void => {
    if (value === undefined) return;
    if (value.startsWith(SHARED)) write({ type: 'object', valueType: value.slice(SHARED.length) });
    else if (isFieldType(value)) write({ type: value, valueType: null });
  };
  return (
    <>
      <Pick
        bare
        label={t('schema.cell.type', { name })}
        value={row.type === 'object' && row.valueType !== undefined ? SHARED + row.valueType : row.type}
        choices={[...simple, ...shared]}
        onPick={choose}
      />
      {row.type === 'enum' ? (
        <PlainCell
          label={t('schema.cell.values', { name })}
          placeholder={t('schema.valuesPlaceholder')}
          value={row.values.join(', ')}
          onWrite={(text) => write({ values: readValues(text) })}
        />
      ) : null}
    </>
  );
}
