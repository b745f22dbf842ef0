import { type Board, contextOf, couplings, indexOf, matchedVersions } from '@stormbridge/model';
import { joined, label, type Mermaid, mermaid } from '../sinks/index.ts';
import { NodeNames } from './mermaid-flow.ts';

/**
 * The context map: each bounded context with its services and aggregates, and an arrow wherever one context reacts to
 * events of another. An aggregate that lives in two contexts stands in both.
 */
export function contextMap(board: Board): Mermaid {
  const names = new NodeNames();
  const contexts = [...board.contexts.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const blocks = contexts.map((context) => {
    const services = [...board.services.values()]
      .filter((one) => one.context === context.id)
      .sort((a, b) => (a.id < b.id ? -1 : 1));
    const placements = indexOf(board).placementsByContext.get(context.id) ?? [];
    const lines = [
      ...services.map((service) => mermaid`    ${names.of(service.id)}(${label(service.name || 'unnamed service')})`),
      ...placements.map(
        (place) =>
          mermaid`    ${names.of(place.id)}[/${label(board.aggregates.get(place.aggregate)?.name || 'unnamed aggregate')}/]`,
      ),
      ...placements.flatMap((place) =>
        place.service === undefined ? [] : [mermaid`    ${names.of(place.service)} --- ${names.of(place.id)}`],
      ),
    ];
    return mermaid`  subgraph ${names.of(context.id)}[${label(context.name || 'unnamed context')}]
${joined(lines, '\n')}
  end`;
  });
  const arrows = reactions(board).map(({ from, to, events }) => {
    const words = [...events].map((id) => board.elements.get(id)?.label || 'unnamed').join(', ');
    return mermaid`  ${names.of(from)} -->|${label(words)}| ${names.of(to)}`;
  });
  return mermaid`flowchart TB
${joined([...blocks, ...arrows], '\n')}
`;
}

interface Reaction {
  readonly from: string;
  readonly to: string;
  readonly events: Set<string>;
}

/** Every pair of contexts of which one reacts to events of the other: by a policy, or by a subscription in the matrix. */
function reactions(board: Board): Reaction[] {
  const found = new Map<string, Reaction>();
  const note = (from: string | undefined, to: string | undefined, event: string): void => {
    if (from === undefined || to === undefined || from === to) return;
    const one = found.get(`${from} ${to}`) ?? { from, to, events: new Set() };
    found.set(`${from} ${to}`, one);
    one.events.add(event);
  };
  for (const { from, to, events } of couplings(board)) for (const event of events) note(from.id, to.id, event.id);
  for (const row of [...board.subscriptions.values()].sort((a, b) => (a.id < b.id ? -1 : 1)))
    for (const { event } of matchedVersions(board, row)) {
      const element = board.elements.get(event);
      const context = element === undefined ? undefined : contextOf(board, element)?.id;
      note(context, board.services.get(row.service)?.context, event);
    }
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
