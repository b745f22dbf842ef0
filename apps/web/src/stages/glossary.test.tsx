import { add, normalise } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { openLocalWorkshop } from '../board/index.ts';
import { boardWith, namesIn, show } from '../testing/render.tsx';
import { ContextsBench } from './ContextsBench.tsx';

const board = normalise(
  boardWith(
    add('contexts', 'sales', { name: 'Sales' }),
    add('glossary', 'g', { term: 'Order', context: 'sales', meaning: 'What a shopper asks for.' }),
  ),
);

describe('the glossary', () => {
  it('[W24] is part of the stage of the contexts, with term, context and meaning', () => {
    const html = show(<ContextsBench />, openLocalWorkshop({ board, role: 'participant' }));
    expect(namesIn(html)).toEqual(
      expect.arrayContaining([
        'Glossary',
        'New term',
        'Term Order, Sales',
        'Context of the term Order, Sales',
        'Meaning of Order, Sales',
        'Remove term Order, Sales',
      ]),
    );
    expect(html).toContain('What a shopper asks for.');
    expect(html).toMatch(/<option value="sales" selected="">Sales/);
  });

  it('[W24] can be read but not changed by a viewer', () => {
    const names = namesIn(show(<ContextsBench />, openLocalWorkshop({ board, role: 'viewer' })));
    expect(names).toContain('Meaning of Order, Sales');
    expect(names).not.toContain('New term');
    expect(names).not.toContain('Remove term Order, Sales');
  });
});
