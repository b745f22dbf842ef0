import { KINDS, NOTATION } from '@stormbridge/model';
import { useTranslation } from 'react-i18next';
import { KindChip } from '../ui/KindChip.tsx';
import styles from './Shortcuts.module.css';

const GROUPS = [
  {
    group: 'edit',
    keys: [
      ['newNote', ['N']],
      ['editLabel', ['Enter', 'F2']],
      ['newLine', ['Enter']],
      ['nextNote', ['Tab']],
      ['below', ['Ctrl Enter']],
      ['finish', ['Esc']],
      ['pasteList', ['Ctrl V']],
    ],
  },
  {
    group: 'board',
    keys: [
      ['select', ['V']],
      ['connect', ['L']],
      ['pan', ['Space', 'drag']],
      ['zoomIn', ['+', '−']],
      ['fit', ['Shift 1']],
      ['selection', ['Shift 2']],
      ['actual', ['Shift 0']],
      ['arrows', ['←', '→', '↑', '↓']],
      ['moveBy', ['Alt ←', 'Alt →']],
      ['moveMode', ['M']],
    ],
  },
  {
    group: 'page',
    keys: [
      ['undo', ['Ctrl Z']],
      ['redo', ['Ctrl Shift Z']],
      ['duplicate', ['Ctrl D']],
      ['copy', ['Ctrl C', 'Ctrl V']],
      ['all', ['Ctrl A']],
      ['remove', ['Delete']],
      ['panels', ['F6']],
      ['help', ['?']],
      ['escape', ['Esc']],
    ],
  },
] as const;

/** Every key, by what one wants to do. The letters come from the notation. */
export function Shortcuts() {
  const { t } = useTranslation();
  return (
    <div className={styles['columns']}>
      <section>
        <h3>{t('shortcuts.groups.notes')}</h3>
        <dl>
          {KINDS.map((kind) => (
            <div key={kind}>
              <dt>
                <KindChip kind={kind} size={18} />
                {NOTATION[kind].label}
              </dt>
              <dd>
                <kbd>{NOTATION[kind].shortcut}</kbd>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      {GROUPS.map(({ group, keys }) => (
        <section key={group}>
          <h3>{t(`shortcuts.groups.${group}`)}</h3>
          <dl>
            {keys.map(([name, caps]) => (
              <div key={name}>
                <dt>{t(`shortcuts.${name}`)}</dt>
                <dd>
                  {caps.map((cap) => (
                    <kbd key={cap}>{cap}</kbd>
                  ))}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
