import type { Board } from '../board.ts';
import { comesFrom, elementsOf, leadsTo } from '../read/flow.ts';
import { timeColumns } from '../read/timeline.ts';
import type { ElementRow } from '../rows.ts';

/**
 * Where a sticky belongs on the timeline: above an event that it leads to (its cause), or below one that it follows
 * from. `level` counts the stickies between them and itself: a command stands at 1, the policy that issues it at 2.
 */
export interface Attachment {
  readonly id: string;
  readonly event: string;
  readonly side: 'above' | 'below';
  readonly level: number;
}

/**
 * Attaches everything that has no place of its own to the first event in time that it touches. What touches none is not
 * in the answer. The order of the answer is the order in which places are given: near things first.
 */
export function attachments(board: Board): readonly Attachment[] {
  const attacher = new Attacher(board);
  return attacher.all();
}

class Attacher {
  private readonly board: Board;
  /** Position in time of every event that has one. */
  private readonly rank = new Map<string, number>();
  private readonly found = new Map<string, Attachment>();

  constructor(board: Board) {
    this.board = board;
    for (const { events } of timeColumns(board)) for (const { id } of events) this.rank.set(id, this.rank.size);
  }

  all(): readonly Attachment[] {
    const { board } = this;
    // Causes first, because what issues a command stands over it; then what follows from events.
    for (const command of elementsOf(board, 'command')) this.above(command, [command], 1);
    for (const policy of elementsOf(board, 'policy')) this.below(policy, comesFrom(board, policy.id, 'event'), 1);
    for (const kind of ['policy', 'timer', 'externalSystem', 'actor'] as const)
      for (const row of elementsOf(board, kind)) this.issuer(row);
    for (const command of elementsOf(board, 'command')) this.after(command, comesFrom(board, command.id, 'policy'));
    for (const model of elementsOf(board, 'readModel')) this.below(model, comesFrom(board, model.id, 'event'), 1);
    for (const system of elementsOf(board, 'externalSystem')) this.consumer(system);
    for (const policy of elementsOf(board, 'policy')) this.after(policy, comesFrom(board, policy.id, 'readModel'));
    for (const actor of elementsOf(board, 'actor')) this.after(actor, comesFrom(board, actor.id, 'readModel'));
    for (const spot of elementsOf(board, 'hotSpot')) this.subject(spot);
    const order = (one: Attachment): number => one.level * 1e7 + (this.rank.get(one.event) ?? 0);
    return [...this.found.values()].sort((a, b) => order(a) - order(b));
  }

  /** What issues commands, or causes events itself, stands above the first of them. */
  private issuer(row: ElementRow): void {
    const commands = leadsTo(this.board, row.id, 'command').filter(({ id }) =>
      leadsTo(this.board, id, 'event').some((event) => this.rank.has(event.id)),
    );
    if (commands.length > 0) this.above(row, commands, 2);
    else if (row.kind === 'timer' || row.kind === 'externalSystem') this.above(row, [row], 1);
  }

  /** Above the first event that one of these leads to. */
  private above(row: ElementRow, through: readonly ElementRow[], level: number): void {
    this.attach(
      row,
      through.flatMap(({ id }) => leadsTo(this.board, id, 'event')),
      'above',
      level,
    );
  }

  private below(row: ElementRow, events: readonly ElementRow[], level: number): void {
    this.attach(row, events, 'below', level);
  }

  /** Below what it comes from, one step further down. */
  private after(row: ElementRow, sources: readonly ElementRow[]): void {
    if (row.posTimeline !== undefined || this.found.has(row.id)) return;
    const source = sources.flatMap(({ id }) => this.found.get(id) ?? [])[0];
    if (source === undefined) return;
    this.found.set(row.id, {
      ...source,
      id: row.id,
      side: 'below',
      level: source.side === 'below' ? source.level + 1 : 1,
    });
  }

  private consumer(system: ElementRow): void {
    if (this.found.has(system.id)) return;
    const commands = comesFrom(this.board, system.id, 'command').flatMap(({ id }) => leadsTo(this.board, id, 'event'));
    this.below(system, [...comesFrom(this.board, system.id, 'event'), ...commands], 1);
  }

  /** A hot spot lies near what it is about: an event, or the event to which that is attached. */
  private subject(spot: ElementRow): void {
    if (spot.posTimeline !== undefined || spot.on === undefined) return;
    const { on } = spot;
    const about = this.board.eventVersions.get(on)?.event ?? this.board.flows.get(on)?.from ?? on;
    const event = this.rank.has(about) ? about : (this.found.get(about)?.event ?? this.firstIn(about));
    if (event !== undefined) this.found.set(spot.id, { id: spot.id, event, side: 'below', level: 1 });
  }

  /** The first event in time of an aggregate, a context or a service. */
  private firstIn(area: string): string | undefined {
    const { placements } = this.board;
    for (const id of this.rank.keys()) {
      const event = this.board.elements.get(id);
      const placement = placements.get(event?.placement ?? '');
      if ([event?.aggregate, placement?.context, placement?.service, event?.service].includes(area)) return id;
    }
    return undefined;
  }

  private attach(row: ElementRow, events: readonly ElementRow[], side: 'above' | 'below', level: number): void {
    if (row.posTimeline !== undefined) return;
    let first: string | undefined;
    for (const { id } of events) {
      const rank = this.rank.get(id);
      if (rank !== undefined && rank < (this.rank.get(first ?? '') ?? Number.POSITIVE_INFINITY)) first = id;
    }
    if (first !== undefined) this.found.set(row.id, { id: row.id, event: first, side, level });
  }
}
