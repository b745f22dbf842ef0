import { type Code, code, comment, ident, member, str } from '../../sinks/index.ts';
import type { Plan, ReadModelPlan, ServicePlan, SubscriptionPlan } from '../plan/types.ts';
import { fileOf, importOf, lines, list } from './layout.ts';
import { contractName, packages } from './names.ts';
import { handlerOf, listedIn } from './policies.ts';
import { policyFile } from './policy-files.ts';
import { keepsReadModel } from './stack-consumers.ts';

/** The entry of one subscription: what a service does when an event comes. */
export function consumerFile(plan: Plan, service: ServicePlan, subscription: SubscriptionPlan): Code {
  const model = service.readModels.find(({ name }) => name === subscription.model);
  if (model !== undefined) return projectionFile(plan, subscription, model);
  if (keepsReadModel(subscription)) return recordFile(plan, subscription);
  return policyFile(plan, service, subscription);
}

const about = (subscription: SubscriptionPlan): Code => code`/** ${comment(subscription.text)} */`;

/** Keeps every event as it came. */
function recordFile(plan: Plan, subscription: SubscriptionPlan): Code {
  const { eventKit } = packages(plan);
  return fileOf(
    [importOf([ident('EventLog'), ident('wholeBusHandler')], eventKit)],
    [
      code`const log = new EventLog(${str(subscription.construct)});`,
      lines([
        about(subscription),
        code`export const handler = wholeBusHandler(async (event, { cause }) => {`,
        code`  await log.record(event.source, event['detail-type'], event.time, cause.id, event.detail);`,
        code`});`,
      ]),
    ],
  );
}

function projectionFile(plan: Plan, subscription: SubscriptionPlan, model: ReadModelPlan): Code {
  const { contracts, eventKit } = packages(plan);
  const names = listedIn(subscription).map(contractName);
  const key = subscription.key;
  const id =
    key !== null && 'from' in key
      ? code`event.data${member(key.from)}`
      : code`await decisions.${ident(key?.decision ?? '')}(event)`;
  return fileOf(
    [
      importOf(names, contracts),
      importOf([ident('eventHandler')], eventKit),
      key !== null && 'decision' in key ? importOf([ident('decisions')], '../decisions.ts') : null,
      importOf([ident(model.view)], `../read-models/${model.file}.ts`),
    ],
    [handlerOf(subscription, ['event'], (at) => [recorded(model, id, at)])],
  );
}

const recorded = ({ view }: ReadModelPlan, id: Code, at: number): Code =>
  list({
    before: code`await ${ident(view)}.record`,
    open: '(',
    items: [id, code`event`],
    close: ')',
    after: code`;`,
    at,
  });
