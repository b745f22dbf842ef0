import type { CommandContract, EventContract } from '@kit/contracts';
import { COMMAND_CALLER } from './api-access.ts';
import { detailTemplate } from './bus-detail.ts';

// Templates of API Gateway (VTL). Our own text is encoded here, so that none of it is read as a directive. The caller's
// is encoded by API Gateway: `$input.json` writes the body anew as JSON and a header is escaped, so neither can step out
// of its place. A directive ends where no letter follows, so none stands before a letter.

/** `escapeJavaScript` writes `'` as `\'`, which JSON does not know. */
const escaped = (value: string): string => `$util.escapeJavaScript(${value}).replaceAll("\\\\'","'")`;
/** What a header says. Callers over HTTP/2 send its name in small letters, and `params` knows a name only as it was sent. */
function orRequestId(header: string, text: (sent: string) => string): string {
  const small = header.toLowerCase();
  const ask = (name: string, absent: string): string =>
    `#if($input.params('${name}') == '')${absent}#else${text(name)}#end`;
  return ask(header, ask(small, '$context.requestId'));
}

/** Puts the body in a queue, in the shape of `CommandMessage` of the event kit. The request to SQS is a form. */
export function queueTemplate({ kind, name }: { readonly kind: string; readonly name: string }): string {
  const text = (value: string): string => encodeURIComponent(value);
  const header = (name: string): string => `$util.urlEncode(${escaped(`$input.params('${name}')`)})`;
  // A key belongs to its caller and to one command: two callers may have chosen the same.
  const slash = text('/');
  const key = (sent: string): string =>
    `${slash}${text(name)}${slash}$util.urlEncode(${COMMAND_CALLER})${slash}${header(sent)}`;
  return [
    `Action=SendMessage&MessageBody=${text(`{"kind":"${kind}","name":"${name}","id":"`)}`,
    orRequestId('Idempotency-Key', key),
    text('","correlationId":"'),
    orRequestId('X-Correlation-Id', header),
    `${text('","caller":"')}$util.urlEncode(${COMMAND_CALLER})`,
    `${text('","data":')}$util.urlEncode($input.json('$'))${text('}')}`,
  ].join('');
}

/** The moment of the request, which API Gateway knows as `01/Jan/2026:12:00:00 +0000`, in ISO 8601. */
const TIME = [
  '#set($at = $context.requestTime)#set($months = {"Jan":"01","Feb":"02","Mar":"03","Apr":"04","May":"05","Jun":"06",',
  '"Jul":"07","Aug":"08","Sep":"09","Oct":"10","Nov":"11","Dec":"12"})',
  '#set($day = "$at.substring(7, 11)-$months.get($at.substring(3, 6))-$at.substring(0, 2)")',
  '#set($time = "${day}T$at.substring(12, 20)Z")',
].join('');

/** Any text within a JSON string, and nothing that the template language reads. */
const plain = (text: string): string =>
  text.replaceAll(/[^\w ./:-]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`);

/**
 * Puts the body on the bus as the data of an event. The envelope is made here; its id follows from the caller's key, so
 * that a command that comes twice is published under one id.
 */
export function busTemplate(command: CommandContract, event: EventContract, busArn: string): string {
  const header = (name: string): string => escaped(escaped(`$input.params('${name}')`));
  const key = (sent: string): string => `/${command.key}/${escaped(escaped(COMMAND_CALLER))}/${header(sent)}`;
  const id = orRequestId('Idempotency-Key', key);
  const correlationId = orRequestId('X-Correlation-Id', header);
  const { source, detailType } = event;
  const detail = detailTemplate(event, { id, correlationId, time: '$time', data: escaped("$input.json('$')") });
  const entry = `"EventBusName":"${busArn}","Source":"${plain(source)}","DetailType":"${plain(detailType)}","Detail":"${detail}"`;
  return `${TIME}{"Entries":[{${entry}}]}`;
}

/** PutEvents answers 200 also when it refused the event. */
export const BUS_ANSWER = [
  "#if($input.path('$.FailedEntryCount') == 0)",
  `{"status":"published","eventId":"$input.path('$.Entries[0].EventId')","requestId":"$context.requestId"}`,
  '#else#set($context.responseOverride.status = 503){"status":"not published, try again"}#end',
].join('');
