import {
  type Board,
  type ConsumptionKind,
  compareKeys,
  eventsInTime,
  matchedVersions,
  type ServiceRow,
  serviceOf,
} from '@stormbridge/model';

/** One event of the matrix: who produces it, and how each service consumes it. */
export interface MatrixRow {
  readonly event: string;
  readonly label: string;
  readonly producer: string | undefined;
  readonly consumers: ReadonlyMap<string, readonly ConsumptionKind[]>;
}

export interface Matrix {
  readonly services: readonly ServiceRow[];
  readonly rows: readonly MatrixRow[];
}

/** Who produces and who consumes what: the events in the order of time, the services by context and name. */
export function matrixOf(board: Board): Matrix {
  const consumers = new Map<string, Map<string, ConsumptionKind[]>>();
  for (const subscription of board.subscriptions.values()) {
    const events = new Set(matchedVersions(board, subscription).map((version) => version.event));
    for (const event of events) {
      const of = consumers.get(event) ?? new Map<string, ConsumptionKind[]>();
      consumers.set(event, of);
      const kinds = of.get(subscription.service) ?? [];
      if (!kinds.includes(subscription.kind)) of.set(subscription.service, [...kinds, subscription.kind]);
    }
  }
  const contextName = (service: ServiceRow): string => board.contexts.get(service.context ?? '')?.name ?? '~';
  const services = [...board.services.values()].sort(
    (a, b) => compareKeys(contextName(a), contextName(b)) || compareKeys(a.name, b.name) || compareKeys(a.id, b.id),
  );
  const rows = eventsInTime(board).map((event) => ({
    event: event.id,
    label: event.label,
    producer: serviceOf(board, event)?.id,
    consumers: consumers.get(event.id) ?? new Map(),
  }));
  return { services, rows };
}

/** How many events a service publishes, and how many it consumes. */
export function traffic(matrix: Matrix, service: string): { readonly publishes: number; readonly consumes: number } {
  return {
    publishes: matrix.rows.filter((row) => row.producer === service).length,
    consumes: matrix.rows.filter((row) => row.consumers.has(service)).length,
  };
}
