import { type Kind, LABEL_MAX, NOTATION, stageOf } from '@stormbridge/model';
import { ChevronDown } from 'lucide-react';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KindChip } from '../ui/KindChip.tsx';
import { Menu } from '../ui/Menu.tsx';
import { isElementKind } from './actions.ts';
import { bringIntoView, showSelection } from './camera-moves.ts';
import { type CanvasRoom, deskOf, useCanvasRoom } from './canvas-room.ts';
import { select } from './canvas-store.ts';
import { whenMeant } from './clipboard-events.ts';
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
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Escape') room.root?.focus({ preventScroll: true });
    if (event.key !== 'Enter' || event.nativeEvent.isComposing || text.trim() === '') return;
    event.preventDefault();
    if (addAll(room, kind, [text.trim().slice(0, LABEL_MAX)])) setText('');
  };
  return (
    <div className={styles['quick']}>
      <KindMenu kinds={kinds} kind={kind} choose={setChosen} />
      <input
        value={text}
        maxLength={LABEL_MAX}
        aria-label={t('canvas.quick')}
        placeholder={t('canvas.quickPlaceholder', { kind: withArticle(NOTATION[kind].label) })}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          const pasted = event.clipboardData.getData('text/plain');
          if (!isList(pasted)) return;
          event.preventDefault();
          const labels = pastedLabels(pasted, LABEL_MAX);
          whenMeant(labels.length, () => addAll(room, kind, labels));
        }}
      />
    </div>
  );
}

/** Puts one thing on the board for each label, and shows them. Gives whether anything was made. */
function addAll(room: CanvasRoom, kind: Kind, labels: readonly string[]): boolean {
  const ids = isElementKind(kind)
    ? makeList(deskOf(room), kind, labels)
    : labels.flatMap((label) => make(deskOf(room), { kind, label })?.id ?? []);
  const last = ids.at(-1);
  if (last === undefined) return false;
  select(ids);
  // The scene knows what is new after the next rendering.
  requestAnimationFrame(() => (ids.length > 1 ? showSelection(room) : bringIntoView(room, last)));
  return true;
}

function KindMenu({
  kinds,
  kind,
  choose,
}: {
  readonly kinds: readonly Kind[];
  readonly kind: Kind;
  readonly choose: (kind: Kind) => void;
}) {
  const { t } = useTranslation();
  return (
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
        run: () => choose(one),
      }))}
    />
  );
}

/** "a domain event", "an actor". */
const withArticle = (label: string): string => `${/^[aeiou]/i.test(label) ? 'an' : 'a'} ${label.toLowerCase()}`;
