import { type FieldRow, moveField } from '@stormbridge/model';
import { ArrowDown, ArrowUp, Ellipsis, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useRights, useWorkshop } from '../board/index.ts';
import { SharedText, usePatch } from '../inspector/fields.tsx';
import { useRemove } from '../room/useRemove.ts';
import { IconButton } from '../ui/Button.tsx';
import { CheckField } from '../ui/Field.tsx';
import { Menu } from '../ui/Menu.tsx';
import { nameFault, readExample, showExample } from './examples.ts';
import { PlainCell } from './PlainCell.tsx';
import styles from './Schema.module.css';
import { TypeCell } from './TypeCell.tsx';

/** One field: every fact about it in its column. */
export function FieldLine({
  row,
  at,
  siblings,
}: {
  readonly row: FieldRow;
  readonly at: number;
  readonly siblings: readonly FieldRow[];
}) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const write = usePatch('fields', row.id);
  const others = siblings.filter(({ id }) => id !== row.id).map(({ name }) => name);
  const name = row.name || String(at + 1);
  const exampleFault = (text: string): string | undefined => {
    const read = readExample(text, row);
    return read.ok ? undefined : t(`schema.exampleWrong.${read.wrong}`, { values: row.values.join(', ') });
  };
  return (
    <tr>
      <td data-column="name">
        <PlainCell
          label={t('schema.cell.name', { row: at + 1 })}
          value={row.name}
          maxLength={64}
          check={(text) => {
            const fault = nameFault(text.trim(), others);
            return fault && t(`schema.${fault}`);
          }}
          onWrite={(text) => write({ name: text.trim() })}
        />
      </td>
      <td data-column="type">
        <TypeCell row={row} name={name} />
      </td>
      {(['list', 'required', 'personal'] as const).map((flag) => (
        <td key={flag} data-column={flag}>
          <CheckField
            bare
            label={t(`schema.cell.${flag}`, { name })}
            checked={row[flag]}
            disabled={!canWrite}
            onChange={(event) => write({ [flag]: event.target.checked })}
          />
        </td>
      ))}
      <td data-column="description">
        <SharedText
          bare
          table="fields"
          id={row.id}
          field="description"
          label={t('schema.cell.description', { name })}
        />
      </td>
      <td data-column="example">
        <PlainCell
          label={t('schema.cell.example', { name })}
          value={showExample(row.example)}
          check={exampleFault}
          onWrite={(text) => {
            const read = readExample(text, row);
            if (read.ok) write({ example: read.value ?? null });
          }}
        />
      </td>
      <td data-column="actions">{canWrite ? <RowMenu row={row} name={name} siblings={siblings} /> : null}</td>
    </tr>
  );
}

function RowMenu({
  row,
  name,
  siblings,
}: {
  readonly row: FieldRow;
  readonly name: string;
  readonly siblings: readonly FieldRow[];
}) {
  const { t } = useTranslation();
  const removeRow = useRemove();
  const workshop = useWorkshop();
  const at = siblings.findIndex(({ id }) => id === row.id);
  const move = (before: string | undefined): void =>
    void workshop.commit(moveField(workshop.board, row.id, before, workshop.random));
  return (
    <Menu
      align="end"
      label={t('schema.rowMenu', { name })}
      trigger={
        <IconButton size="small" label={t('schema.rowMenu', { name })} className={styles['rowMenu']}>
          <Ellipsis size={15} aria-hidden="true" />
        </IconButton>
      }
      entries={[
        {
          key: 'up',
          label: t('schema.moveUp'),
          icon: <ArrowUp size={15} aria-hidden="true" />,
          disabled: at <= 0,
          run: () => move(siblings[at - 1]?.id),
        },
        {
          key: 'down',
          label: t('schema.moveDown'),
          icon: <ArrowDown size={15} aria-hidden="true" />,
          disabled: at === siblings.length - 1,
          run: () => move(siblings[at + 2]?.id),
        },
        {
          key: 'remove',
          label: t('schema.removeField'),
          icon: <Trash2 size={15} aria-hidden="true" />,
          separated: true,
          run: () => removeRow([row.id]),
        },
      ]}
    />
  );
}
