import { NOTATION, stageOf } from '@stormbridge/model';
import type { Refusal } from '@stormbridge/sync';
import { say } from '../text/i18n.ts';

/** Why something is not allowed now, in one sentence. */
export function forbiddenWords(refusal: Refusal, stageNumber: number): string {
  const { title, offers } = stageOf(stageNumber);
  if (refusal !== 'stage') return say(`rights.${refusal}`);
  const kinds = offers.map((kind) => NOTATION[kind].plural.toLowerCase()).join(', ');
  return kinds === '' ? say('rights.stageNothing', { title }) : say('rights.stage', { title, kinds });
}
