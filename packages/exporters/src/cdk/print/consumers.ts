import { type Code, code, comment, ident, joined, member, str } from '../../sinks/index.ts';
import type { Plan, ServicePlan, SubscriptionPlan } from '../plan/types.ts';
import { fileOf, fitsIn, importOf, lines, unionType } from './layout.ts';
import { contractName, packages } from './names.ts';
import { handlerOf, listedIn } from './policies.ts';
import { policyFile } from './policy-files.ts';

/** The entry of one subscription: what a service does when an event comes. */
export function consumerFile(plan: Plan, service: ServicePlan, subscription: SubscriptionPlan): Code {
  if (
    subscription.reason === 'record' ||
    (subscription.reason === 'read-model' && !Array.isArray(subscription.interest))
  )
    return recordFile(plan, subscription);
  if (subscription.reason === 'read-model') return projectionFile(plan, subscription);
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

function projectionFile(plan: Plan, subscription: SubscriptionPlan): Code {
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
      importOf([ident('ReadModel'), ident('eventHandler')], eventKit),
      key !== null && 'decision' in key ? importOf([ident('decisions')], '../decisions.ts') : null,
    ],
    [
      viewOf(subscription.construct, names),
      handlerOf(subscription, ['event'], [code`await view.record(${id}, event);`]),
    ],
  );
}

/** The read model over the given contracts; types that are too many for one line get a name. */
function viewOf(construct: string, names: readonly Code[]): Code {
  const types = names.map((name) => code`typeof ${name}`);
  const flat = code`const view = new ReadModel<${joined(types, ' | ')}>(${str(construct)});`;
  if (fitsIn(flat)) return flat;
  return code`${unionType(code`type Events`, types)}\n\nconst view = new ReadModel<Events>(${str(construct)});`;
}
