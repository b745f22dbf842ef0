import { addField, fieldsOf } from '@stormbridge/model';
import { Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBoard, useRights, useWorkshop } from '../board/index.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/Field.tsx';
import { nameFault } from './examples.ts';
import { FieldLine } from './FieldLine.tsx';
import styles from './Schema.module.css';

const COLUMNS = ['name', 'type', 'list', 'required', 'personal', 'description', 'example', 'actions'] as const;

/** The fields of an event version, a command or a shared type, one row each, and a line to add more. */
export function FieldTable({ owner, label }: { readonly owner: string; readonly label: string }) {
  const { t } = useTranslation();
  const { canWrite } = useRights();
  const board = useBoard();
  const rows = fieldsOf(board, owner);
  return (
    <div className={styles['tableBox']}>
      <table className={styles['table']} aria-label={label}>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {column === 'actions' ? (
                  <span className="visually-hidden">{t('schema.column.actions')}</span>
                ) : (
                  t(`schema.column.${column}`)
                )}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <FieldLine key={row.id} row={row} at={at} siblings={rows} />
          ))}
          {rows.length === 0 ? (
            <tr>
              <td colSpan={COLUMNS.length} className={styles['none']}>
                <b>{t('schema.noFieldsYet')}</b> {t('schema.noFieldsText')}
              </td>
            </tr>
          ) : null}
        </tbody>
      </table>
      {canWrite ? <AddField owner={owner} taken={rows.map(({ name }) => name)} /> : null}
    </div>
  );
}

function AddField({ owner, taken }: { readonly owner: string; readonly taken: readonly string[] }) {
  const { t } = useTranslation();
  const workshop = useWorkshop();
  const [name, setName] = useState('');
  const [told, setTold] = useState(false);
  const fault = name.trim() === '' ? undefined : nameFault(name.trim(), taken);
  return (
    <form
      className={styles['addField']}
      onSubmit={(event) => {
        event.preventDefault();
        setTold(true);
        if (name.trim() === '' || fault !== undefined) return;
        const field = { name: name.trim(), type: 'string', required: true } as const;
        workshop.commit(addField(workshop.board, workshop.newId(), owner, field, workshop.random));
        setName('');
        setTold(false);
      }}
    >
      <TextField
        bare
        label={t('schema.addFieldHint')}
        placeholder={t('schema.addFieldPlaceholder')}
        value={name}
        maxLength={64}
        aria-invalid={told && fault !== undefined}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" look="soft" icon={<Plus size={15} aria-hidden="true" />}>
        {t('schema.addField')}
      </Button>
      {told && fault !== undefined ? (
        <p role="alert" className={styles['fault']}>
          {t(`schema.${fault}`)}
        </p>
      ) : null}
    </form>
  );
}
