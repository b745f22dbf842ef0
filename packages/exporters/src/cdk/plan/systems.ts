import { type Board, camel, codeNames, type ElementRow, kebab } from '@stormbridge/model';
import { type Contract, typeNameOf } from '../../schema/contract.ts';
import { code, ident, member, oneLine } from '../../sinks/index.ts';
import type { Decisions } from './decisions.ts';
import { byId } from './reads.ts';
import type { AskPlan, CommandAskPlan, SystemPlan } from './types.ts';

/** The external systems that one service speaks to, each behind an adapter. */
export class Systems {
  private readonly board: Board;
  private readonly decisions: Decisions;
  private readonly service: string;
  private readonly found = new Map<string, { readonly row: ElementRow; readonly asks: AskPlan[] }>();

  /** `service` is the row of the service; what it adapts is there even when nothing is asked of it. */
  constructor(board: Board, decisions: Decisions, service: string) {
    this.board = board;
    this.decisions = decisions;
    this.service = service;
  }

  /** A command asks something of these systems: one open decision for each that this service adapts. */
  asked(systems: readonly ElementRow[], contract: Contract): readonly CommandAskPlan[] {
    return systems
      .filter((system) => system.service === undefined || system.service === this.service)
      .sort(byId)
      .map((row) => {
        const entry = this.found.get(row.id) ?? { row, asks: [] };
        this.found.set(row.id, entry);
        const name = this.nameOf(row);
        const method = camel(contract.name);
        const answer = `${name}AnswerTo${contract.name}`;
        const decision = this.decisions.ask([`ask${name}To${contract.name}`], {
          question: `How is ${oneLine(row.label) || name} asked for ${contract.name}?`,
          parameters: [
            { name: 'command', type: ident(typeNameOf(contract)) },
            { name: 'context', type: ident('Context') },
          ],
          returns: code`Promise<${ident(answer)}>`,
          answer: code`(command) => fakes${member(camel(name))}${member(method)}(command)`,
        });
        entry.asks.push({ method, contract, decision, answer });
        return { decision, key: camel(name), answer, method, system: oneLine(row.label) || name };
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

  /** The name of the adapter's interface; `Context` is what every handler gets already. */
  private nameOf(row: ElementRow): string {
    const codes = codeNames(this.board);
    const name = codes.get(row.id) ?? 'System';
    if (name !== 'Context') return name;
    const others = new Set([...codes.values()].map((one) => one.toLowerCase()));
    let free = 'ContextSystem';
    while (others.has(free.toLowerCase())) free += 'X';
    return free;
  }
}
