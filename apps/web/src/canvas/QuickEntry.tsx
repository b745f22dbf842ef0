import { type Kind, LABEL_MAX, NOTATION, stageOf } from '@stormbridge/model';
import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KindChip } from '../ui/KindChip.tsx';
import { Menu } from '../ui/Menu.tsx';
import { isElementKind } from './actions.ts';
import { bringIntoView } from './camera-moves.ts';
import { deskOf, useCanvasRoom } from './canvas-room.ts';
import { select } from './canvas-store.ts';
import styles from './Dock.module.css';
import { make, makeList } from './make.ts';
import { isList, pastedLabels } from './pasted-text.ts';

/** A line in which each Enter puts a sticky on the board: the fastest way to write down what everybody calls out. */
export function QuickEntry({ stage }: { readonly stage: number }) {
  const { t } = useTranslation();
  const room = useCanvasRoom();
  const kinds = stageOf(stage).offers;
  const [chosen, setChosen] = useState<Kind | undefined>();
  const [text, setText] = useState('');
  const kind = chosen !== undefined && kinds.includes(chosen) ? chosen : (kinds[0] ?? 'event');
  const { label } = NOTATION[kind];

  const add = (labels: readonly string[]): void => {
    const ids = addAll(labels);
    const last = ids.at(-1);
    if (last === undefined) return;
    setText('');
    select([last]);
    // The scene knows the new sticky after the next rendering.
    requestAnimationFrame(() => bringIntoView(room, last));
  };
  const addAll = (labels: readonly string[]): readonly string[] => {
    const desk = deskOf(room);
    if (labels.length > 1 && isElementKind(kind)) return makeList(desk, kind, labels);
    if (isElementKind(kind)) return makeList(desk, kind, labels);
    const made = make(desk, { kind, label: labels.join(' ') });
    return made === undefined ? [] : [made.id];
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') {
      event.currentTarget.blur();
      room.root?.focus({ preventScroll: true });
    }
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || text.trim() === '') return;
    event.preventDefault();
    add([text.trim().slice(0, LABEL_MAX)]);
  };
  return (
    <div className={styles['quick']}>
      <Menu
        label={t('canvas.quickKind')}
        trigger={
          <button type="button" className={styles['quickKind']} aria-label={t('canvas.quickKind')}>
            <KindChip kind={kind} size={18} />
            <ChevronDown size={12} aria-hidden="true" />
          </button>
        }
        entries={kinds.map((one) => ({
          key: one,
          label: NOTATION[one].label,
          chosen: one === kind,
          run: () => setChosen(one),
        }))}
      />
      <input
        value={text}
        maxLength={LABEL_MAX}
        aria-label={t('canvas.quick')}
        placeholder={t('canvas.quickPlaceholder', { kind: withArticle(label) })}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain');
          if (!isList(pasted)) return;
          event.preventDefault();
          add(pastedLabels(pasted, LABEL_MAX));
        }}
      />
    </div>
  );
}

/** "a domain event", "an actor". */
const withArticle = (label: string): string => `${/^[aeiou]/i.test(label) ? 'an' : 'a'} ${label.toLowerCase()}`;
