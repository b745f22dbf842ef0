import { type Board, couplings, indexOf } from '@stormbridge/model';
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
  const arrows = couplings(board).map(({ from, to, events }) => {
    const words = events.map((event) => event.label || 'unnamed').join(', ');
    return mermaid`  ${names.of(from.id)} -->|${label(words)}| ${names.of(to.id)}`;
  });
  return mermaid`flowchart TB
${joined([...blocks, ...arrows], '\n')}
`;
}
