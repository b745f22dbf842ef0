import { add, addElement, applyChanges, emptyBoard, normalise } from '@stormbridge/model';
import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import {
  openLocalWorkshop,
  useBoard,
  useMe,
  usePeople,
  useRights,
  useRow,
  useSaveState,
  useSession,
  useTextField,
  useUndoState,
  useWorkshop,
  WorkshopProvider,
} from './index.ts';

const board = normalise(
  applyChanges(emptyBoard, [
    ...addElement('e', { kind: 'event', label: 'Order placed', description: 'Long <ago>' }),
    add('contexts', 'c', { name: 'Sales' }),
  ]),
);

function Facts(): ReactElement {
  const whole = useBoard();
  const names = useBoard(({ contexts }) => contexts);
  const facts = [
    whole.elements.size,
    names.get('c')?.name,
    useRow('elements', 'e')?.label,
    useRow('elements', 'gone')?.label ?? 'none',
    useRow('elements', undefined) ?? 'none',
    useSession().stage,
    useRights().role,
    useSaveState().kind,
    useUndoState().canUndo,
    useMe().name,
    usePeople().length,
    useWorkshop().board === whole,
  ];
  return <p>{facts.join(' | ')}</p>;
}

function Editor(): ReactElement {
  const { value, readOnly } = useTextField('elements', 'e', 'description');
  return <textarea value={value} readOnly={readOnly} />;
}

describe('the hooks', () => {
  test('[B9] give a component the workshop around it', () => {
    const workshop = openLocalWorkshop({ board, session: { stage: 4 }, me: { name: 'Ada', colour: '#0b6e67' } });
    const html = renderToStaticMarkup(
      <WorkshopProvider value={workshop}>
        <Facts />
      </WorkshopProvider>,
    );
    expect(html).toBe(
      '<p>1 | Sales | Order placed | none | none | 4 | facilitator | saved | false | Ada | 0 | true</p>',
    );
    workshop.destroy();
  });

  test('[B9] a text field shows the text of the board, for a viewer read only', () => {
    const workshop = openLocalWorkshop({ board, role: 'viewer' });
    const html = renderToStaticMarkup(
      <WorkshopProvider value={workshop}>
        <Editor />
      </WorkshopProvider>,
    );
    expect(html).toBe('<textarea readOnly="">Long &lt;ago&gt;</textarea>');
    workshop.destroy();
  });

  test('[B9] throw outside of a workshop', () => {
    expect(() => renderToStaticMarkup(<Facts />)).toThrow('outside of a workshop');
  });
});
