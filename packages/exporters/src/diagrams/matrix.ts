import {
  type Board,
  CONSUMPTION_KINDS,
  type ConsumptionKind,
  consumersOf,
  type ElementRow,
  eventsInTime,
  type ServiceRow,
  serviceOf,
} from '@stormbridge/model';
import { csv, joined, type Text } from '../sinks/index.ts';

/** What a service has to do with an event. */
export interface MatrixCell {
  readonly service: ServiceRow;
  readonly produces: boolean;
  /** How it consumes the event: usually none or one; several where it has several subscriptions. */
  readonly consumes: readonly ConsumptionKind[];
}

export interface MatrixRow {
  readonly event: ElementRow;
  readonly cells: readonly MatrixCell[];
}

/** Who publishes and who consumes each event: events in the order of time, services by name. */
export function matrixOf(board: Board): {
  readonly services: readonly ServiceRow[];
  readonly rows: readonly MatrixRow[];
} {
  const services = [...board.services.values()].sort(
    (a, b) => compare(a.name.toLowerCase(), b.name.toLowerCase()) || compare(a.id, b.id),
  );
  const rows = eventsInTime(board).map((event) => {
    const producer = serviceOf(board, event)?.id;
    const consumers = consumersOf(board, event);
    const cells = services.map((service) => {
      const kinds = new Set(consumers.filter((one) => one.service === service.id).map((one) => one.kind));
      return {
        service,
        produces: service.id === producer,
        consumes: CONSUMPTION_KINDS.filter((kind) => kinds.has(kind)),
      };
    });
    return { event, cells };
  });
  return { services, rows };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The words of the consumption kinds, as people say them. */
const WORDS: Readonly<Record<ConsumptionKind, string>> = {
  queue: 'queue',
  direct: 'direct',
  fanOut: 'fan-out',
  stream: 'stream',
  workflow: 'workflow',
  destination: 'destination',
};

/** The matrix as CSV (RFC 4180): one line an event; `producer`, the way of consuming, or nothing in each cell. */
export function matrixCsv(board: Board): string {
  const { services, rows } = matrixOf(board);
  const line = (cells: readonly string[]): Text<'csv'> => joined(cells.map(csv), ',');
  const lines = [
    line(['Event', ...services.map((service) => service.name || 'Unnamed service')]),
    ...rows.map(({ event, cells }) => line([event.label, ...cells.map(cellWords)])),
  ];
  return `${joined(lines, '\r\n')}\r\n`;
}

const cellWords = ({ produces, consumes }: MatrixCell): string =>
  [...(produces ? ['producer'] : []), ...consumes.map((kind) => WORDS[kind])].join('; ');
