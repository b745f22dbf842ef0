import { type Board, type ElementRow, eventsInTime, type FlowRow } from '@stormbridge/model';
import { joined, label, type Mermaid, mermaid, node } from '../sinks/index.ts';

/** The nodes and arrows of a diagram get short names of their own: an id of a row is no name in Mermaid. */
export class NodeNames {
  private readonly names = new Map<string, Mermaid>();

  of(id: string): Mermaid {
    const name = this.names.get(id) ?? node(`x${this.names.size + 1}`);
    this.names.set(id, name);
    return name;
  }
}

const STYLES: Readonly<Record<string, readonly [open: string, close: string]>> = {
  event: ['[', ']'],
  command: ['(', ')'],
  actor: ['([', '])'],
  policy: ['{{', '}}'],
  readModel: ['[/', '/]'],
  externalSystem: ['[[', ']]'],
  timer: ['((', '))'],
};

/**
 * The flow of a board from left to right: who asks for what, what happens, what reacts. Kinds are told apart by shape
 * and colour. Hot spots are not part of the flow.
 */
export function flowDiagram(board: Board): Mermaid {
  const names = new NodeNames();
  const rank = new Map(eventsInTime(board).map((event, at) => [event.id, at]));
  const elements = inOrder(board, rank).filter(({ kind }) => kind !== 'hotSpot');
  const nodes = elements.map((element) => shape(names, element));
  const flows = [...board.flows.values()].sort((a, b) => place(rank, a) - place(rank, b) || (a.id < b.id ? -1 : 1));
  const arrows = flows.map((flow) => mermaid`  ${names.of(flow.from)} --> ${names.of(flow.to)}`);
  return mermaid`flowchart LR
${joined([...nodes, ...arrows, ...CLASSES], '\n')}
`;
}

const place = (rank: ReadonlyMap<string, number>, flow: FlowRow): number =>
  rank.get(flow.to) ?? rank.get(flow.from) ?? Number.MAX_SAFE_INTEGER;

/** Everything in the order of time, as far as it has one: what surrounds an event stands with it. */
function inOrder(board: Board, rank: ReadonlyMap<string, number>): ElementRow[] {
  const first = new Map<string, number>();
  const lower = (id: string, at: number | undefined): void => {
    if (at !== undefined) first.set(id, Math.min(at, first.get(id) ?? at));
  };
  for (const flow of board.flows.values()) {
    lower(flow.from, rank.get(flow.to));
    lower(flow.to, rank.get(flow.from));
  }
  const at = (id: string): number => rank.get(id) ?? first.get(id) ?? Number.MAX_SAFE_INTEGER;
  return [...board.elements.values()].sort((a, b) => at(a.id) - at(b.id) || (a.id < b.id ? -1 : 1));
}

function shape(names: NodeNames, element: ElementRow): Mermaid {
  const [open, close] = STYLES[element.kind] ?? ['[', ']'];
  const text = label(element.label.trim() === '' ? 'unnamed' : element.label);
  // The brackets are constants of this file, the name and the label are encoded: nothing else gets in.
  return mermaid`  ${names.of(element.id)}${open as Mermaid}${text}${close as Mermaid}:::${element.kind as Mermaid}`;
}

/** The colours of the notation on paper, with their edges. */
const CLASSES: readonly Mermaid[] = [
  mermaid`  classDef event fill:#FFAF57,stroke:#B0640C,color:#121A24`,
  mermaid`  classDef command fill:#62AEF7,stroke:#1F6DB8,color:#121A24`,
  mermaid`  classDef actor fill:#FFE14D,stroke:#8A7400,color:#121A24`,
  mermaid`  classDef policy fill:#DDCDFF,stroke:#7A55C7,color:#121A24,stroke-dasharray:4 3`,
  mermaid`  classDef readModel fill:#86CF95,stroke:#2C8247,color:#121A24`,
  mermaid`  classDef externalSystem fill:#FFC9DD,stroke:#C04379,color:#121A24`,
  mermaid`  classDef timer fill:#7FD8D0,stroke:#13756C,color:#121A24`,
];
