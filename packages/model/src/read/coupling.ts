import type { Board } from '../board.ts';
import type { ContextRow, ElementRow } from '../rows.ts';
import { comesFrom, elementsOf, leadsTo } from './flow.ts';
import { contextOf, serviceOf } from './ownership.ts';

/** One context that reacts to the events of another: to which of them, and by which policies. */
export interface Coupling {
  readonly from: ContextRow;
  readonly to: ContextRow;
  readonly events: readonly ElementRow[];
  readonly policies: readonly ElementRow[];
}

interface Reaction {
  readonly from: ContextRow;
  readonly to: ContextRow;
  readonly event: ElementRow;
  readonly policy: ElementRow;
}

/** The context in which a policy does something: that of its service, else that of the first command it issues. */
function reactingContext(board: Board, policy: ElementRow): ContextRow | undefined {
  const own = board.contexts.get(serviceOf(board, policy)?.context ?? '');
  return own ?? leadsTo(board, policy.id, 'command').map((command) => contextOf(board, command))[0];
}

const reactions = (board: Board): Reaction[] =>
  elementsOf(board, 'policy').flatMap((policy) => {
    const to = reactingContext(board, policy);
    if (to === undefined) return [];
    return comesFrom(board, policy.id, 'event').flatMap((event) => {
      const from = contextOf(board, event);
      return from === undefined ? [] : [{ from, to, event, policy }];
    });
  });

/** Every pair of contexts of which one reacts to the other, by the ids of their rows. */
export function couplings(board: Board): Coupling[] {
  const pairs = new Map<string, Reaction[]>();
  for (const reaction of reactions(board)) {
    if (reaction.from.id === reaction.to.id) continue;
    const key = `${reaction.from.id} ${reaction.to.id}`;
    pairs.set(key, [...(pairs.get(key) ?? []), reaction]);
  }
  return [...pairs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, found]) => {
      const [first] = found;
      if (first === undefined) return [];
      const events = [...new Set(found.map(({ event }) => event))];
      return [{ from: first.from, to: first.to, events, policies: [...new Set(found.map(({ policy }) => policy))] }];
    });
}

/** In how many places a context reacts to others, and to itself. */
export function couplingOf(board: Board, context: string): { readonly foreign: number; readonly own: number } {
  const all = reactions(board).filter(({ to }) => to.id === context);
  const own = all.filter(({ from }) => from.id === context).length;
  return { foreign: all.length - own, own };
}
