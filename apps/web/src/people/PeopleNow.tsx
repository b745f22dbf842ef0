import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMoving } from '../canvas/moving.ts';
import { nameOf, type Scene } from '../canvas/scene.ts';

/** How often the list is brought up to date, in ms: what people do is told calmly. */
const CALM = 600;

/** Who is on the board and what they write in, as a list for whoever cannot see pointers and flags. */
export function PeopleNow({ scene }: { readonly scene: Scene }) {
  const { t } = useTranslation();
  const [people, setPeople] = useState(() => useMoving.getState().people);
  useEffect(() => {
    const timer = window.setInterval(() => setPeople(useMoving.getState().people), CALM);
    return () => window.clearInterval(timer);
  }, []);
  if (people.length === 0) return null;
  return (
    <ul className="visually-hidden" aria-label={t('people.here')}>
      {people.map((person) => {
        const item = person.writing === undefined ? undefined : scene.byId.get(person.writing);
        return (
          <li key={person.client}>
            {item === undefined
              ? t('people.looking', { name: person.name })
              : t('people.writingIn', { name: person.name, what: nameOf(item) })}
          </li>
        );
      })}
    </ul>
  );
}
