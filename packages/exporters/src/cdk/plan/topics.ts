import { cdkText, DESCRIPTION_MAX } from '../../sinks/index.ts';
import type { ConsumerNames } from './subscriptions.ts';
import type { InterestPlan, SubscriptionPlan, TopicPlan } from './types.ts';

/** One topic for all fan-out subscriptions of a service that listen to the same. */
export function planTopics(subscriptions: readonly SubscriptionPlan[], names: ConsumerNames): TopicPlan[] {
  const groups = new Map<string, SubscriptionPlan[]>();
  for (const one of subscriptions.filter(({ via }) => via === 'fan-out')) {
    const key = interestKey(one.interest);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const text = group.map((one) => one.text).join('; ');
    return [
      {
        construct: names.claim([`${nameOf(first.interest)}FanOut`]).construct,
        interest: first.interest,
        text: cdkText(text, DESCRIPTION_MAX - 4),
      },
    ];
  });
}

/** Tells each fan-out subscription its topic. */
export const withTopics = (
  subscriptions: readonly SubscriptionPlan[],
  topics: readonly TopicPlan[],
): SubscriptionPlan[] =>
  subscriptions.map((one) => {
    if (one.via !== 'fan-out') return one;
    const topic = topics.find(({ interest }) => interestKey(interest) === interestKey(one.interest));
    return { ...one, topic: topic?.construct ?? null };
  });

/** What a rule listens to, whatever the order in which it is named. */
const interestKey = (interest: InterestPlan): string => {
  if (interest === '*') return '*';
  if ('source' in interest) return `source ${interest.source}`;
  return interest
    .map((event) => event.owner)
    .sort()
    .join(' ');
};

function nameOf(interest: InterestPlan): string {
  if (interest === '*') return 'Everything';
  if ('source' in interest) return 'Source';
  return interest[0]?.name ?? 'Events';
}
