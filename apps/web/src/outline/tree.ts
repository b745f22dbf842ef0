import {
  type Board,
  compareKeys,
  type ElementKind,
  type ElementRow,
  eventsInTime,
  indexOf,
  type Kind,
  NOTATION,
  type PlacementRow,
} from '@stormbridge/model';
import { nameOf } from '../canvas/scene.ts';

/** One branch or leaf of the outline. Groups have no row of their own. */
export interface OutlineNode {
  /** The id of the row; for groups, and for rows that stand at two places, a key of its own. */
  readonly key: string;
  readonly id: string | undefined;
  readonly kind: Kind | undefined;
  readonly name: string;
  readonly children: readonly OutlineNode[];
}

/** The words of the groups that are not simply a kind. */
export interface GroupNames {
  readonly events: string;
  readonly unordered: string;
  readonly contexts: string;
  readonly aggregates: string;
  readonly unassigned: string;
}

const leaf = (kind: Kind, id: string, label: string, children: readonly OutlineNode[] = []): OutlineNode => ({
  key: id,
  id,
  kind,
  name: nameOf({ kind, label }),
  children,
});

const element = (row: ElementRow): OutlineNode => leaf(row.kind, row.id, row.label);

/** In the order in which they were made. Not by label: lines would jump while people write. */
const inTurn = (rows: readonly ElementRow[]): ElementRow[] =>
  [...rows].sort((a, b) => compareKeys(a.createdAt ?? '', b.createdAt ?? ''));

const group = (key: string, name: string, children: readonly OutlineNode[]): OutlineNode[] =>
  children.length === 0 ? [] : [{ key: `group.${key}`, id: undefined, kind: undefined, name, children }];

/** The order in which kinds that hang on no context are listed. */
const OTHERS: readonly ElementKind[] = [
  'command',
  'actor',
  'policy',
  'readModel',
  'externalSystem',
  'timer',
  'hotSpot',
];

/**
 * Everything on a board as a tree. In stages 1 to 3 events come in the order of time and everything else by its kind;
 * from stage 4 on contexts, aggregates and what belongs to them. Every element stands there exactly once.
 */
export function outlineOf(board: Board, stage: number, names: GroupNames): OutlineNode[] {
  return stage < 4 ? byTime(board, names) : byContext(board, names);
}

function byTime(board: Board, names: GroupNames): OutlineNode[] {
  const events = eventsInTime(board);
  const timed = events.filter((row) => row.column !== undefined);
  const free = inTurn(events.filter((row) => row.column === undefined));
  return [
    ...group('events', names.events, timed.map(element)),
    ...group('unordered', timed.length === 0 ? names.events : names.unordered, free.map(element)),
    ...byKind(board, () => true),
    ...phases(board),
    ...group('contexts', names.contexts, contexts(board, false)),
    ...group('aggregates', names.aggregates, looseAggregates(board, false)),
  ];
}

function byContext(board: Board, names: GroupNames): OutlineNode[] {
  const loose = eventsInTime(board).filter((row) => row.aggregate === undefined);
  return [
    ...group('contexts', names.contexts, contexts(board, true)),
    ...group('aggregates', names.aggregates, looseAggregates(board, true)),
    ...group('unassigned', names.unassigned, loose.map(element)),
    ...byKind(board, (row) => row.aggregate === undefined),
    ...phases(board),
  ];
}

function byKind(board: Board, shown: (row: ElementRow) => boolean): OutlineNode[] {
  const { byKind: kinds } = indexOf(board);
  return OTHERS.flatMap((kind) =>
    group(kind, NOTATION[kind].plural, inTurn((kinds.get(kind) ?? []).filter(shown)).map(element)),
  );
}

const phases = (board: Board): OutlineNode[] =>
  group(
    'phases',
    NOTATION.phase.plural,
    [...board.phases.values()].map((row) => leaf('phase', row.id, row.name)),
  );

function contexts(board: Board, withElements: boolean): OutlineNode[] {
  const { placementsByContext } = indexOf(board);
  return [...board.contexts.values()].map((context) => {
    const placed = placementsByContext.get(context.id) ?? [];
    const services = [...board.services.values()].filter((row) => row.context === context.id);
    return leaf('context', context.id, context.name, [
      ...services.map((row) => leaf('service', row.id, row.name)),
      ...placed.map((placement) => aggregate(board, placement, withElements)),
    ]);
  });
}

function aggregate(board: Board, placement: PlacementRow, withElements: boolean): OutlineNode {
  const label = board.aggregates.get(placement.aggregate)?.name ?? '';
  const owned = indexOf(board).elementsByAggregate.get(placement.aggregate) ?? [];
  const here = withElements ? owned.filter((row) => row.placement === placement.id).map(element) : [];
  return leaf('aggregate', placement.id, label, here);
}

function looseAggregates(board: Board, withElements: boolean): OutlineNode[] {
  const { placementsByAggregate, elementsByAggregate } = indexOf(board);
  return [...board.aggregates.values()]
    .filter((row) => !placementsByAggregate.has(row.id))
    .map((row) =>
      leaf('aggregate', row.id, row.name, withElements ? (elementsByAggregate.get(row.id) ?? []).map(element) : []),
    );
}

/** One visible line of the tree, with what a screen reader says of its place. */
export interface OutlineLine {
  readonly node: OutlineNode;
  readonly level: number;
  readonly at: number;
  readonly of: number;
  readonly open: boolean | undefined;
  readonly parent: string | undefined;
}

/** The lines that are visible: those whose branches are open, or that a search finds, with the way to them. */
export function linesOf(
  nodes: readonly OutlineNode[],
  closed: ReadonlySet<string>,
  query = '',
  level = 1,
  parent?: string,
): OutlineLine[] {
  const wanted = query.trim().toLowerCase();
  const shown = wanted === '' ? nodes : nodes.filter((node) => matches(node, wanted));
  return shown.flatMap((node, index) => {
    const branch = node.children.length > 0;
    const open = branch ? wanted !== '' || !closed.has(node.key) : undefined;
    const line = { node, level, at: index + 1, of: shown.length, open, parent };
    const whole = node.name.toLowerCase().includes(wanted) ? '' : query;
    return open === true ? [line, ...linesOf(node.children, closed, whole, level + 1, node.key)] : [line];
  });
}

const matches = (node: OutlineNode, wanted: string): boolean =>
  node.name.toLowerCase().includes(wanted) || node.children.some((child) => matches(child, wanted));

/** How many rows stand in a branch, without the branches between. */
export const countIn = (node: OutlineNode): number =>
  node.children.reduce((sum, child) => sum + (child.id === undefined ? 0 : 1) + countIn(child), 0);
