/**
 * Subscriptions that, by the rules of the domain, do nothing with the samples of their events: `service/id` and why.
 * For every other one `effects.test.ts` wants the effect that the board promises.
 */
export const WITHOUT_EFFECT: Readonly<Record<string, string>> = {};
