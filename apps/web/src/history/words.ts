import { stageOf } from '@stormbridge/model';
import { say } from '../text/i18n.ts';
import type { Point } from './api.ts';

/** What a moment is called. */
export function titleOf({ reason, name, stage }: Point): string {
  if (reason === 'named') return name;
  return reason === 'stage' ? say('history.endOf', { stage: stageOf(stage).title }) : say('history.beforeRestore');
}

/** When a moment was, as people say it: the time of today, or day and time. `now` in ms since 1970. */
export function timeOf({ at }: Pick<Point, 'at'>, now: number): string {
  const date = new Date(at);
  const time = date.toLocaleTimeString(undefined, { hour: '2-digit', minute: '2-digit' });
  if (date.toDateString() === new Date(now).toDateString()) return time;
  return `${date.toLocaleDateString(undefined, { day: 'numeric', month: 'short', year: 'numeric' })}, ${time}`;
}
