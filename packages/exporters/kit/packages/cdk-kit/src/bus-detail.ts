import type { EventContract } from '@kit/contracts';

/** Parts of an event as a template of API Gateway gives them, within a JSON string. */
export interface DetailParts {
  readonly id: string;
  readonly correlationId: string;
  readonly time: string;
  readonly data: string;
}

const quoted = (text: string): string => String.raw`\"${text}\"`;

/** The `detail` of an event within a JSON string: the envelope, made of what the caller of a route said. */
export function detailTemplate({ version, producer }: EventContract, parts: DetailParts): string {
  const metadata = [
    [quoted('eventId'), quoted(parts.id)],
    [quoted('version'), `${version}`],
    [quoted('time'), quoted(parts.time)],
    [quoted('producer'), quoted(producer)],
    [quoted('correlationId'), quoted(parts.correlationId)],
    [quoted('causationId'), quoted(parts.id)],
  ];
  const fields = metadata.map(([name = '', value = '']) => `${name}:${value}`).join(',');
  return `{${quoted('metadata')}:{${fields}},${quoted('data')}:${parts.data}}`;
}
