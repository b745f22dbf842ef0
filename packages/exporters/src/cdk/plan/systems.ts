import { type Board, camel, codeNames, type ElementRow, kebab } from '@stormbridge/model';
import { type Contract, typeNameOf } from '../../schema/contract.ts';
import { type Code, code, ident, member, oneLine } from '../../sinks/index.ts';
import { arrow } from '../layout/doc.ts';
import { generic } from '../layout/types.ts';
import { type Decisions, eventParameter } from './decisions.ts';
import { byId } from './reads.ts';
import { Scope } from './scope.ts';
import type { AskPlan, CommandAskPlan, DecisionPlan, EventPlan, SystemPlan } from './types.ts';

/** What is asked has its effect before the command is decided. */
const HOW_TO_ASK =
  'Throw Refused to say no before it is asked. Hand on the key, so that it knows a request that comes again.';

interface Found {
  readonly row: ElementRow;
  readonly asks: AskPlan[];
  /** Methods of the adapter. */
  readonly methods: Scope;
}

/** The external systems that one service speaks to, each behind an adapter. */
export class Systems {
  private readonly board: Board;
  private readonly decisions: Decisions;
  private readonly service: string;
  private readonly found = new Map<string, Found>();

  /** `service` is the row of the service; what it adapts is there even when nothing is asked of it. */
  constructor(board: Board, decisions: Decisions, service: string) {
    this.board = board;
    this.decisions = decisions;
    this.service = service;
  }

  /** A command asks something of these systems: one open decision for each that this service adapts, which sees `state`. */
  asked(
    systems: readonly ElementRow[],
    contract: Contract,
    state: DecisionPlan['parameters'],
  ): readonly CommandAskPlan[] {
    return systems
      .filter((system) => system.service === undefined || system.service === this.service)
      .sort(byId)
      .map((row) => {
        const name = this.nameOf(row);
        const answer = `${name}AnswerTo${contract.name}`;
        const method = this.method(row, camel(contract.name), { command: contract, answer });
        const decision = this.decisions.ask([`ask${name}To${contract.name}`], {
          question: `How is ${oneLine(row.label) || name} asked for ${contract.name}? ${HOW_TO_ASK}`,
          parameters: [
            { name: 'command', type: ident(typeNameOf(contract)) },
            ...state,
            { name: 'context', type: ident('Context') },
            { name: 'key', type: code`string` },
          ],
          returns: generic(ident('Promise'), [ident(answer)]),
          answer: arrow(code`(command)`, code`${this.fake(row)}${member(method)}(command)`),
        });
        return { decision, key: camel(name), answer, method, system: oneLine(row.label) || name };
      });
  }

  /** A system waits for events, and nothing says where it is told of them: an open decision. */
  told(row: ElementRow, events: readonly EventPlan[], construct: string): string {
    const name = this.nameOf(row);
    const method = this.method(row, 'tell', { events });
    const what = [...new Set(events.map((event) => event.name))].join(', ') || 'any event';
    return this.decisions.ask([`tell${construct}`], {
      question: `How is ${oneLine(row.label) || name} told of ${what}?`,
      parameters: [eventParameter(events), { name: 'context', type: ident('Context') }],
      returns: code`Promise<void>`,
      answer: arrow(code`(event)`, code`${this.fake(row)}${member(method)}(event)`),
    });
  }

  list(): readonly SystemPlan[] {
    return [...this.found.values()]
      .sort((a, b) => (a.row.id < b.row.id ? -1 : 1))
      .map(({ row, asks }) => ({
        name: this.nameOf(row),
        title: oneLine(row.label),
        description: oneLine(row.description),
        file: kebab(this.nameOf(row)),
        asks,
      }));
  }

  private method(row: ElementRow, name: string, given: AskPlan['given']): string {
    const entry = this.found.get(row.id) ?? { row, asks: [], methods: new Scope(['asked']) };
    this.found.set(row.id, entry);
    const method = entry.methods.claim(name);
    entry.asks.push({ method, given });
    return method;
  }

  private fake(row: ElementRow): Code {
    return code`fakes${member(camel(this.nameOf(row)))}`;
  }

  /** The name of the adapter's interface; these are what its file imports. */
  private nameOf(row: ElementRow): string {
    const codes = codeNames(this.board);
    const name = codes.get(row.id) ?? 'System';
    if (!['Context', 'EventOf', 'BusEvent'].includes(name)) return name;
    const others = new Set([...codes.values()].map((one) => one.toLowerCase()));
    let free = `${name}System`;
    while (others.has(free.toLowerCase())) free += 'X';
    return free;
  }
}
