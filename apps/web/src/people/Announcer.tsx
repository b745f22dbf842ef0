import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useWorkshop } from '../board/index.ts';
import { useCanvas } from '../canvas/canvas-store.ts';
import { finished, newsBetween, sentences } from './announcements.ts';

/** At most one announcement in this time, in ms: a busy room would drown a screen reader. */
const EVERY = 3000;

/** Tells, politely and not too often, what others change. Read by screen readers; nothing is seen. */
export function Announcer() {
  const { t } = useTranslation();
  const workshop = useWorkshop();
  const [text, setText] = useState('');
  useEffect(() => {
    let board = workshop.board;
    let people = new Map(workshop.presence.getState().people.map((person) => [person.client, person]));
    // What this person had selected when it went is what they removed themselves.
    const mine = new Set<string>();
    const unsubscribe = useCanvas.subscribe((now, before) => {
      if (now.selection !== before.selection) for (const id of before.selection) mine.add(id);
    });
    const timer = window.setInterval(() => {
      const now = workshop.board;
      const present = new Map(workshop.presence.getState().people.map((person) => [person.client, person]));
      const written = finished(people, present).flatMap(({ by, id }) => {
        const row = now.elements.get(id);
        return row === undefined || row.label === '' ? [] : [{ by, row }];
      });
      const news = newsBetween(board, now, workshop.state.getState().me.name, mine);
      const told = sentences({ ...news, written }, (key, values) => t(`people.${key}`, { ...values }));
      if (told.length > 0) setText(told.slice(0, 3).join('. '));
      board = now;
      people = present;
      mine.clear();
    }, EVERY);
    return () => {
      unsubscribe();
      window.clearInterval(timer);
    };
  }, [workshop, t]);
  return (
    <div className="visually-hidden" role="status" aria-live="polite">
      {text}
    </div>
  );
}
