import type { SettingsRow } from '@stormbridge/model';
import * as plain from '../../../kit/contracts/derive/envelope.plain.ts';
import * as metadataData from '../../../kit/contracts/derive/envelope.ts';

/** How an event travels in `detail`: its metadata beside its data, or a header among them. */
export type EnvelopeStyle = SettingsRow['envelope'];

/** The schema, the sample and the version's part of a pattern, by style: the very source that ships in a project. */
export const ENVELOPES = { metadataData, plain } as const satisfies Readonly<Record<EnvelopeStyle, unknown>>;
