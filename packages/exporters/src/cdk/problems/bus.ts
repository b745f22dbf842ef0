import { type Board, elementsOf, type Problem, settingsOf } from '@stormbridge/model';
import { byId } from '../plan/reads.ts';
import { quoted } from './words.ts';

/**
 * What only the classic bus can do. The API of the custom one takes CBOR, which the mapping templates of API Gateway
 * cannot write (eventbridgev2-2025-05-15, protocol smithy-rpc-v2-cbor).
 */
export function busProblems(board: Board): Problem[] {
  if (settingsOf(board).busFlavour !== 'custom') return [];
  return [...elementsOf(board, 'command')]
    .filter(({ mode, intake }) => mode === 'async' && intake === 'bus')
    .sort(byId)
    .map(({ id, label }) => ({
      rule: 'X141',
      at: id,
      message: `${quoted(label)} goes from the API straight to the bus; the new custom event bus takes no requests of API Gateway.`,
      remedy: 'Let the command wait in the queue of its service, or choose the classic bus in the settings.',
    }));
}
