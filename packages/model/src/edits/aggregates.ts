import type { Board } from '../board.ts';
import { add, type BoardChange, patch, remove } from '../changes.ts';
import { indexOf } from '../read/board-index.ts';
import type { PlacementRow } from '../rows.ts';
import type { Point } from '../tables.ts';
import { derivedId } from './ids.ts';

/**
 * Gives events and commands to an aggregate, or to none. In an aggregate that lives in several contexts they go to the
 * placement named, else to the first. Other kinds are left alone.
 */
export function assign(
  board: Board,
  ids: readonly string[],
  aggregate: string | undefined,
  placement?: string,
): BoardChange[] {
  const places = aggregate === undefined ? [] : (indexOf(board).placementsByAggregate.get(aggregate) ?? []);
  const place = places.find((one) => one.id === placement) ?? places[0];
  return ids.flatMap((id) => {
    const row = board.elements.get(id);
    if (row === undefined || (row.kind !== 'event' && row.kind !== 'command')) return [];
    return [patch('elements', id, { aggregate: aggregate ?? null, placement: place?.id ?? null })];
  });
}

/**
 * Puts an aggregate in a context, beside any other context it is in already. Its events and commands stay in the
 * placement they had; the first placement takes them all.
 */
export function placeAggregate(board: Board, aggregate: string, context: string, pos?: Point): BoardChange[] {
  const places = indexOf(board).placementsByAggregate.get(aggregate) ?? [];
  const there = places.find((place) => place.context === context);
  if (there !== undefined) return pos === undefined ? [] : [patch('placements', there.id, { pos })];
  const id = derivedId('in', aggregate, context);
  const home = places[0]?.id ?? id;
  const pinned = (indexOf(board).elementsByAggregate.get(aggregate) ?? [])
    .filter((element) => element.placement === undefined || places.length === 0)
    .map((element) => patch('elements', element.id, { placement: home }));
  return [add('placements', id, { aggregate, context, ...(pos === undefined ? {} : { pos }) }), ...pinned];
}

/** Moves one placement of an aggregate to another context; what belongs to it goes along, its service does not. */
export function movePlacement(board: Board, placement: PlacementRow, context: string, pos?: Point): BoardChange[] {
  if (placement.context === context) return pos === undefined ? [] : [patch('placements', placement.id, { pos })];
  const twin = (indexOf(board).placementsByAggregate.get(placement.aggregate) ?? []).find(
    (one) => one.context === context,
  );
  if (twin !== undefined) return [...handOver(board, placement, twin.id), remove('placements', placement.id)];
  return [patch('placements', placement.id, { context, service: null, pos: pos ?? null })];
}

/** Takes an aggregate out of one context; its events go to another of its contexts if it has one. */
export function unplace(board: Board, placement: PlacementRow): BoardChange[] {
  const other = (indexOf(board).placementsByAggregate.get(placement.aggregate) ?? []).find(
    (one) => one.id !== placement.id,
  );
  return [...handOver(board, placement, other?.id), remove('placements', placement.id)];
}

const handOver = (board: Board, from: PlacementRow, to: string | undefined): BoardChange[] =>
  (indexOf(board).elementsByAggregate.get(from.aggregate) ?? [])
    .filter((element) => element.placement === from.id)
    .map((element) => patch('elements', element.id, { placement: to ?? null }));
