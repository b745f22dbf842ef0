import type { EventContract } from '@kit/contracts';

/** Parts of an event as a template of API Gateway gives them, within a JSON string. */
export interface DetailParts {
  readonly id: string;
  readonly correlationId: string;
  readonly time: string;
  readonly data: string;
}

const quoted = (text: string): string => String.raw`\"${text}\"`;

/** The `detail` of an event within a JSON string: what the caller of a route said, with the event's header among it. */
export function detailTemplate({ version }: EventContract, parts: DetailParts): string {
  const header = [
    [quoted('eventId'), quoted(parts.id)],
    [quoted('version'), `${version}`],
    [quoted('eventTime'), quoted(parts.time)],
    [quoted('correlationId'), quoted(parts.correlationId)],
    [quoted('causationId'), quoted(parts.id)],
  ];
  const fields = header.map(([name = '', value = '']) => `${name}:${value}`).join(',');
  // The data is an object: its own fields stand before ours, without its closing brace.
  return `#set($data = ${parts.data})#if($data == '{}'){#else$data.substring(0, $data.lastIndexOf('}')),#end${fields}}`;
}
