/**
 * Limits of AWS that a board can run into, each with its source (read in November 2026). "Adjustable" quotas are those
 * that AWS raises on request; they still block, because a project that cannot be deployed as it is helps nobody.
 */
export const LIMITS = {
  /** Rules on one bus; 100 in af-south-1 and eu-south-1. Adjustable. EventBridge quotas. */
  rulesPerBus: 300,
  /** Targets of one rule. EventBridge quotas. */
  targetsPerRule: 5,
  /** Characters of an event pattern. Adjustable to 4,096. EventBridge quotas. */
  patternLength: 2048,
  /** Resources in one stack are 500; what is left is for what people add. CloudFormation quotas. */
  resourcesPerStack: 450,
  /** Characters of one schema in the registry (schemas-2019-12-02 model). */
  registryContent: 100_000,
} as const;

/**
 * Resources that each construct of the kit makes, counted in the synthesised templates of *Order checkout*. They are
 * upper bounds: alarms, permissions and log groups are in them, and timers may share a role.
 */
export const RESOURCES = {
  stack: 2,
  outbox: 16,
  table: 1,
  commandQueue: 12,
  api: 7,
  route: 3,
  queueConsumer: 17,
  directConsumer: 15,
  timer: 6,
  schema: 1,
} as const;
