import { InvoiceIssuedV1, type IssueInvoiceV1 } from '@order-checkout/contracts';
import {
  type CommandOf,
  fact,
  type FactOf,
  latestOfEach,
  type LatestOfEach,
  type StateRules,
} from '@order-checkout/event-kit/domain';
import type { Decisions } from '../decisions.ts';

type Events = typeof InvoiceIssuedV1;
type Commands = typeof IssueInvoiceV1;

/** What is known of Invoice: of each kind of event the last. */
export type InvoiceState = LatestOfEach<Events>;
export type InvoiceFact = FactOf<Events>;
export type InvoiceCommand = CommandOf<Commands>;

/** Another InvoiceState needs the next stateVersion, and in upgrades what makes it of the one before: `1: (stored) => ...`. */
export const stateRules: StateRules<InvoiceState, InvoiceFact> = {
  initial: {},
  evolve: latestOfEach,
  stateVersion: 1,
  upgrades: {},
};

/**
 * What Invoice answers to a command. Pure: the same state and command give the same events.
 *
 * Rules from the board, none of them checked yet:
 * - invoice numbers are gapless per year
 */
export function decide(id: string, state: InvoiceState, command: InvoiceCommand, decisions: Decisions): InvoiceFact[] {
  return [
    fact(InvoiceIssuedV1, {
      ...decisions.detailsOfInvoiceIssued(state, command),
      invoiceId: id,
      orderId: command.data.orderId,
    }),
  ];
}
