import type { Problem } from '@stormbridge/model';
import { ENVELOPES, type EnvelopeStyle, registryDocument } from '../kit/index.ts';
import { LIMITS, RESOURCE_BYTES } from '../limits.ts';
import type { EventPlan, Plan, ServicePlan } from '../plan/types.ts';
import { quoted } from './words.ts';

/** Bytes of a text in UTF-8. */
export function utf8Bytes(text: string): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Each half of a pair is two of its four bytes.
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code < 0xe000) ? 2 : 3;
  }
  return bytes;
}

/** The size of an event's sample as EventBridge counts it: 14 bytes for the time, then source, detail type and detail. */
export function sampleBytes(style: EnvelopeStyle, event: EventPlan): number {
  const { name, version, service, source, detailType, sample } = event;
  const detail = JSON.stringify(ENVELOPES[style].sampleEnvelope({ name, version, producer: service }, sample));
  return 14 + utf8Bytes(source) + utf8Bytes(detailType) + utf8Bytes(detail);
}

/** Samples that are too large for the bus, or for the table in which the service keeps what it will publish. */
export function sampleProblems({ events, envelope }: Plan): Problem[] {
  return events.flatMap((event): Problem[] => {
    const bytes = sampleBytes(envelope, event);
    const [rule, limit, where] =
      bytes > LIMITS.eventBytes.max
        ? ['X161', LIMITS.eventBytes.max, 'the bus takes']
        : ['X162', LIMITS.itemBytes.max, 'a row of the table, in which it waits to be published, holds'];
    if (bytes <= limit || (rule === 'X162' && event.aggregate === null)) return [];
    return [
      {
        rule,
        at: event.owner,
        message: `The sample of ${quoted(event.label)} has ${kilobytes(bytes)}; ${where} ${kilobytes(limit)}.`,
        remedy: REMEDY,
      },
    ];
  });
}

/** The board's fields have no greatest length, so the schema bounds nothing. */
const REMEDY =
  'Put what is large somewhere else and let the event say where it is. The sample is what is measured, because a field has no greatest length.';

/** Samples that fit on the bus and not through everything behind it. */
export const sampleWarnings = ({ events, envelope }: Plan): Problem[] =>
  events
    .filter((event) => sampleBytes(envelope, event) > LIMITS.smallEventBytes.max)
    .map((event) => ({
      rule: 'X163',
      at: event.owner,
      message: `The sample of ${quoted(event.label)} has ${kilobytes(sampleBytes(envelope, event))}; topics and workflows take ${kilobytes(LIMITS.smallEventBytes.max)}, and so do buses in places where AWS has not raised it.`,
      remedy: REMEDY,
    }));

const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1024)} KB`;

/** What EventBridge's own envelope and ours add to a schema in the registry, in characters, rounded up. */
const AROUND = 3000;

/**
 * Characters of the document of an event in the schema registry. Only of a long one the document is made and counted; of
 * the others it is near enough what they say and what is around it.
 */
function documentLength(style: EnvelopeStyle, event: EventPlan): number {
  const near = JSON.stringify([event.data, event.defs]).length + AROUND;
  if (near < LIMITS.registryContent.max / 4) return near;
  return JSON.stringify(registryDocument({ ...event, producer: event.service }, ENVELOPES[style].envelopeSchema(event)))
    .length;
}

/** Schemas that the registry does not take. */
export const registryProblems = ({ events, envelope }: Plan): Problem[] =>
  events.flatMap((event): Problem[] => {
    const length = documentLength(envelope, event);
    if (length <= LIMITS.registryContent.max) return [];
    return [
      {
        rule: 'X164',
        at: event.owner,
        message: `The schema of ${quoted(event.label)}, version ${event.version}, has ${length} characters; the schema registry takes ${LIMITS.registryContent.max}.`,
        remedy: 'Shorten its descriptions, or split the event.',
      },
    ];
  });

/** A stack whose template would be too long, because of all the schemas in it. */
export function templateProblem({ events, envelope }: Plan, service: ServicePlan, resources: number): Problem[] {
  const own = events.filter((event) => event.service === service.name);
  const schemas = own.reduce((sum, event) => sum + documentLength(envelope, event), 0);
  // A schema is a text in the template: each of its quotation marks becomes two characters.
  const bytes = Math.round(schemas * 1.25) + resources * RESOURCE_BYTES;
  if (bytes <= LIMITS.templateBytes.max) return [];
  return [
    {
      rule: 'X165',
      at: service.row,
      message: `The template of ${quoted(service.title)} would have about ${kilobytes(bytes)}, mostly the schemas of its ${own.length} events; CloudFormation takes ${kilobytes(LIMITS.templateBytes.max)}.`,
      remedy: 'Split the microservice, retire versions that nobody consumes, or shorten descriptions.',
    },
  ];
}
