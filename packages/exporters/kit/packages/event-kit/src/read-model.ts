import type { EventContract } from '@kit/contracts';
import type { EventOf } from './bus-event.ts';
import { logger } from './observability.ts';
import { pauseAfter } from './transaction.ts';
import {
  eventAt,
  eventsAt,
  inOrder,
  placeOf,
  rowKeyOf,
  viewAt,
  viewsIn,
  writeView,
  type EventRow,
  type ViewRow,
} from './view-rows.ts';
import { folded, type ViewRules } from './view.ts';

const MAX_TRIES = 5;
const DAY_IN_SECONDS = 86_400;

export interface Page<View> {
  readonly items: readonly { readonly id: string; readonly view: View }[];
  /** The last id of a page behind which there may be more. */
  readonly last?: string;
}

interface Step<View> {
  readonly row: ViewRow<View>;
  readonly isNew: boolean;
}

/**
 * What a service remembers of events in order to show it. The events of an id are kept beside its view and written in
 * one transaction with it. One that is newer than all of them is folded into the view; when an older one comes late, the
 * view is made anew of all of them. So the same event twice, or events in any order, give the same view. An event is
 * known by its id and version: sent again with another time it is the same, and the first of its times counts.
 */
export class ReadModel<C extends EventContract, View extends object> {
  private readonly name: string;
  private readonly rules: ViewRules<C, View>;

  constructor(name: string, rules: ViewRules<C, View>) {
    this.name = name;
    this.rules = rules;
  }

  async record(id: string, event: EventOf<C>): Promise<void> {
    const pk = this.keyOf(id);
    const told: EventRow<EventOf<C>> = { sk: rowKeyOf(event), event };
    for (let attempt = 1; attempt <= MAX_TRIES; attempt += 1) {
      const step = await this.step(pk, told);
      if (step === undefined || isOver(step.row)) {
        logger.info('is known or not shown any more, nothing to do', { event: event.key });
        return;
      }
      if (await writeView(pk, step.row, step.isNew ? told : undefined)) return;
      await pauseAfter(attempt);
    }
    throw new Error(`${pk} was changed by others ${MAX_TRIES} times in a row`);
  }

  /** What is shown of one id; undefined when nothing is. */
  async view(id: string): Promise<View | undefined> {
    const row = await viewAt<View>(this.keyOf(id), false);
    return row === undefined || isOver(row) ? undefined : row.view;
  }

  /** A page of a list, in the order of ids; it is behind the views by a moment. */
  async list(list: string, limit: number, after?: string): Promise<Page<View>> {
    const from = after === undefined ? undefined : this.keyOf(after);
    const { rows, last } = await viewsIn<View>(this.keyOf(list), limit, from);
    const items = rows.filter((row) => !isOver(row)).map(({ pk, view }) => ({ id: this.idIn(pk), view }));
    return last === undefined ? { items } : { items, last: this.idIn(last) };
  }

  private keyOf(id: string): string {
    return `${this.name}#${id}`;
  }

  private idIn(pk: string): string {
    return pk.slice(this.name.length + 1);
  }

  /** What the event changes; undefined where it is known, and known by the rules of today. */
  private async step(pk: string, told: EventRow<EventOf<C>>): Promise<Step<View> | undefined> {
    const before = await viewAt<View>(pk, true);
    // Read after the view: whoever adds an event from here on changes the revision.
    const known = await eventAt<EventOf<C>>(pk, told.sk);
    const place = placeOf(told.event);
    const isNew = known === undefined || place < placeOf(known);
    const isToday = before?.version === this.rules.version;
    if (!isNew && isToday) return undefined;
    const revision = (before?.revision ?? 0) + 1;
    if (isToday && place > before.last) {
      const view = folded(this.rules, [told.event], before.view);
      return { row: this.row(view, before.since, place, revision), isNew };
    }
    const all = inOrder([...(await eventsAt<EventOf<C>>(pk)), told.event]);
    const [first = told.event, last = first] = [all[0], all.at(-1)];
    return { row: this.row(folded(this.rules, all), first.metadata.time, placeOf(last), revision), isNew };
  }

  private row(view: View, since: string, last: string, revision: number): ViewRow<View> {
    const { version, keepDays, listedIn } = this.rules;
    const list = listedIn(view);
    return {
      view,
      version,
      revision,
      since,
      last,
      ...(list === undefined ? {} : { listed: this.keyOf(list) }),
      ...(keepDays === null ? {} : { expiresAt: Math.floor(Date.parse(since) / 1000) + keepDays * DAY_IN_SECONDS }),
    };
  }
}

/** DynamoDB deletes what has expired within days; until then it is shown no more. */
const isOver = ({ expiresAt }: ViewRow<unknown>): boolean => expiresAt !== undefined && expiresAt * 1000 <= Date.now();
