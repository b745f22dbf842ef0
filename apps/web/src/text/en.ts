import { bus } from './en/bus.ts';
import { canvas, outline, people } from './en/canvas.ts';
import { app, common } from './en/common.ts';
import { hints } from './en/hints.ts';
import { history } from './en/history.ts';
import { inspector } from './en/inspector.ts';
import { join, landing } from './en/landing.ts';
import { result } from './en/result.ts';
import { rights } from './en/rights.ts';
import { room, shortcuts } from './en/room.ts';
import { schema } from './en/schema.ts';
import { silent } from './en/silent.ts';
import { stages } from './en/stages.ts';
import { workbench } from './en/workbench.ts';

/**
 * Every text of the interface, so that a second language is a second file of this shape. The words for kinds and the
 * titles of stages come from the model, which owns the notation.
 */
export const en = {
  app,
  common,
  landing,
  join,
  room,
  shortcuts,
  rights,
  silent,
  stages,
  history,
  inspector,
  hints,
  workbench,
  bus,
  schema,
  result,
  canvas,
  outline,
  people,
} as const;
