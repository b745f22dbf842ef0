import { BUS, DOMAIN } from '@kit/contracts/catalog';

// Everything that two stacks must agree on. Services find the platform through these parameters at deployment, so
// they are synthesised without it and deployed in any order after it.
export const stackName = (stage: string, part: string): string => `${DOMAIN}-${stage}-${part}`;
export const busName = (stage: string): string => `${BUS}-${stage}`;
export const registryFor = (stage: string): string => `${DOMAIN}-${stage}`;
export const busArnParameter = (stage: string): string => `/${DOMAIN}/${stage}/event-bus-arn`;
export const userPoolParameter = (stage: string): string => `/${DOMAIN}/${stage}/user-pool-arn`;
export const alarmTopicParameter = (stage: string): string => `/${DOMAIN}/${stage}/alarm-topic-arn`;
/** The secret with the key of a system outside. Put it there before the first deployment. */
export const endpointSecret = (stage: string, service: string, system: string): string =>
  `${DOMAIN}/${stage}/${service}/${system}`;
