import { UserPen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useMe, usePeople, useRights } from '../board/index.ts';
import { Avatar } from '../ui/Bits.tsx';
import { Menu, type MenuEntry } from '../ui/Menu.tsx';
import { openDialog } from './room-store.ts';
import styles from './TopBar.module.css';

/** Avatars that fit into the bar; the menu lists everybody. */
const SHOWN = 4;

/** Who is here: oneself first, with a ring for the one who leads. */
export function PeopleHere() {
  const { t } = useTranslation();
  const me = useMe();
  const people = usePeople();
  const { role } = useRights();
  const rest = people.length - SHOWN;
  const names = [me.name, ...people.map((one) => one.name)].join(', ');
  const entries: readonly MenuEntry[] = [
    {
      key: 'me',
      label: t('room.you', { name: me.name }),
      hint: t(`room.role.${role}`),
      icon: <Avatar name={me.name} colour={me.colour} size={24} />,
      run: () => openDialog('me'),
    },
    ...people.map((one) => ({
      key: String(one.client),
      label: one.name,
      icon: <Avatar name={one.name} colour={one.colour} size={24} />,
      run: () => undefined,
    })),
    {
      key: 'rename',
      label: t('room.rename'),
      icon: <UserPen size={16} aria-hidden="true" />,
      separated: true,
      run: () => openDialog('me'),
    },
  ];
  return (
    <Menu
      label={t('room.people')}
      align="end"
      trigger={
        <button type="button" className={styles['people']} aria-label={t('room.peopleLabel', { names })}>
          <Avatar name={me.name} colour={me.colour} ring={role === 'facilitator'} />
          {people.slice(0, SHOWN).map((one) => (
            <Avatar key={one.client} name={one.name} colour={one.colour} />
          ))}
          {rest > 0 ? (
            <span className={styles['more']} aria-hidden="true">
              {t('room.morePeople', { count: rest })}
            </span>
          ) : null}
        </button>
      }
      entries={entries}
    />
  );
}
