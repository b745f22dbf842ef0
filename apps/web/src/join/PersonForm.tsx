import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../ui/Bits.tsx';
import { TextField } from '../ui/Field.tsx';
import { PEOPLE_COLOURS } from './colours.ts';
import styles from './Join.module.css';
import { cleanName, type Me, NAME_MAX } from './me.ts';

/** A name and a colour. The colours are a group of radio buttons, so arrow keys move between them. */
export function PersonForm({
  initial,
  onDone,
  children,
}: {
  readonly initial: Me;
  readonly onDone: (me: Me) => void;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation();
  const [name, setName] = useState(initial.name);
  const [colour, setColour] = useState(initial.colour);
  const [missing, setMissing] = useState(false);
  return (
    <form
      className={styles['form']}
      onSubmit={(event) => {
        event.preventDefault();
        if (cleanName(name) === '') return setMissing(true);
        onDone({ name: cleanName(name), colour });
      }}
    >
      <div className={styles['who']}>
        <Avatar name={name || '?'} colour={colour} size={44} />
        <TextField
          label={t('join.name')}
          placeholder={t('join.namePlaceholder')}
          value={name}
          maxLength={NAME_MAX}
          autoComplete="nickname"
          autoFocus
          error={missing && cleanName(name) === '' ? t('join.needName') : undefined}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      <fieldset className={styles['colours']}>
        <legend>{t('join.colour')}</legend>
        {PEOPLE_COLOURS.map((one) => (
          <label key={one.name} style={{ '--who': one.value } as React.CSSProperties}>
            <input
              type="radio"
              name="colour"
              value={one.value}
              checked={colour === one.value}
              aria-label={t(`join.colours.${one.name}`)}
              onChange={() => setColour(one.value)}
            />
            <span aria-hidden="true" />
          </label>
        ))}
      </fieldset>
      {children}
    </form>
  );
}
