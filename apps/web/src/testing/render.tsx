import { applyChanges, type Board, type BoardChange, emptyBoard } from '@stormbridge/model';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { openLocalWorkshop, type Workshop, WorkshopProvider } from '../board/index.ts';
import { startText } from '../text/i18n.ts';

startText();

/** A board after changes on an empty one. */
export const boardWith = (...changes: readonly BoardChange[]): Board => applyChanges(emptyBoard, changes);

/** What a component shows in a workshop, as HTML. Effects do not run; what is tested here is what is said. */
export const show = (content: ReactNode, workshop: Workshop = openLocalWorkshop()): string =>
  renderToStaticMarkup(<WorkshopProvider value={workshop}>{content}</WorkshopProvider>);

/** The accessible names given by `aria-label` in HTML, in order. */
export const namesIn = (html: string): readonly string[] =>
  [...html.matchAll(/aria-label="([^"]*)"/g)].map(([, name = '']) => name.replaceAll('&#x27;', "'"));
