import {
  type Board,
  type ContextRow,
  comesFrom,
  contextOf,
  type ElementRow,
  elementsOf,
  leadsTo,
  serviceOf,
} from '@stormbridge/model';

/** One context that reacts to the events of another, and the policies in which it does. */
export interface Coupling {
  readonly from: ContextRow;
  readonly to: ContextRow;
  readonly policies: readonly string[];
}

/** The context in which a policy does something: that of its service, else that of the first command it issues. */
function reactingContext(board: Board, policy: ElementRow): ContextRow | undefined {
  const own = board.contexts.get(serviceOf(board, policy)?.context ?? '');
  return own ?? leadsTo(board, policy.id, 'command').map((command) => contextOf(board, command))[0];
}

interface Reaction {
  readonly from: ContextRow;
  readonly to: ContextRow;
  readonly policy: string;
}

const reactions = (board: Board): Reaction[] =>
  elementsOf(board, 'policy').flatMap((policy) => {
    const to = reactingContext(board, policy);
    if (to === undefined) return [];
    return comesFrom(board, policy.id, 'event').flatMap((event) => {
      const from = contextOf(board, event);
      return from === undefined ? [] : [{ from, to, policy: policy.id }];
    });
  });

/** Every pair of contexts of which one reacts to the other, by the names of their rows. */
export function couplings(board: Board): Coupling[] {
  const pairs = new Map<
    string,
    { readonly from: ContextRow; readonly to: ContextRow; readonly policies: Set<string> }
  >();
  for (const { from, to, policy } of reactions(board)) {
    if (from.id === to.id) continue;
    const pair = pairs.get(`${from.id} ${to.id}`) ?? { from, to, policies: new Set() };
    pairs.set(`${from.id} ${to.id}`, pair);
    pair.policies.add(policy);
  }
  return [...pairs]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, { from, to, policies }]) => ({ from, to, policies: [...policies] }));
}

/** In how many places a context reacts to others, and to itself. */
export function couplingOf(board: Board, context: string): { readonly foreign: number; readonly own: number } {
  const all = reactions(board).filter(({ to }) => to.id === context);
  const own = all.filter(({ from }) => from.id === context).length;
  return { foreign: all.length - own, own };
}
