import { type Contract, typeNameOf } from '../../schema/contract.ts';
import { type Code, code, comment, ident, oneLine } from '../../sinks/index.ts';
import type { Doc } from '../layout/doc.ts';
import type { DecisionPlan, DomainPlan, Plan } from '../plan/types.ts';

/** The constant and the type of a contract: `OrderPlacedV1`. */
export const contractName = (contract: Pick<Contract, 'name' | 'version'>): Code => ident(typeNameOf(contract));

const known = new WeakMap<Plan, readonly Code[]>();

/** Names of the contracts that a piece of code speaks of. */
export function contractsIn(plan: Plan, speaks: (name: string) => boolean): Code[] {
  const all = known.get(plan) ?? [...plan.events, ...plan.commands].map(contractName);
  known.set(plan, all);
  return all.filter(speaks);
}

export const stateName = (domain: DomainPlan): Code => ident(`${domain.name}State`);
export const factName = (domain: DomainPlan): Code => ident(`${domain.name}Fact`);
export const commandTypeName = (domain: DomainPlan): Code => ident(`${domain.name}Command`);

/** What people wrote, as a sentence of a comment. */
export function sentence(text: string): Code {
  const line = oneLine(text);
  if (line === '') return code``;
  return comment(`${line.charAt(0).toUpperCase()}${line.slice(1)}${/[.!?…]$/.test(line) ? '' : '.'}`);
}

/** A comment, unless it only repeats the words of the name below it. */
export const unlessItRepeats = (text: Code, name: string): Code[] => {
  const letters = (one: string): string => one.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();
  return letters(text) === '' || letters(text) === letters(name) ? [] : [code`/** ${text} */`];
};

/** Names of the packages of a project. */
export const packages = ({ project }: Plan) => ({
  contracts: `@${project}/contracts`,
  catalog: `@${project}/contracts/catalog`,
  contractsTesting: `@${project}/contracts/testing`,
  eventKit: `@${project}/event-kit`,
  domain: `@${project}/event-kit/domain`,
  publisher: `@${project}/event-kit/publisher`,
  eventTesting: `@${project}/event-kit/testing`,
  cdkKit: `@${project}/cdk-kit`,
});
export type Packages = ReturnType<typeof packages>;

/** `state, command` */
export const parameterNames = (decision: DecisionPlan): readonly Code[] =>
  decision.parameters.map(({ name }) => ident(name));

/** `(state: OrderState, command: PlaceOrderV1) => ...` */
export const parameterList = (decision: DecisionPlan): readonly Doc[] =>
  decision.parameters.map(({ name, type }) => [ident(name), code`: `, type]);
