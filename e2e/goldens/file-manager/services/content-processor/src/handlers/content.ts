import { ExtractMetadataV1, GenerateThumbnailV1, ScanContentV1 } from '@file-manager/contracts';
import { AggregateStore, commandOf, type Context, once } from '@file-manager/event-kit';
import { decisions } from '../decisions.ts';
import { decide, stateRules } from '../domain/content.ts';

const store = new AggregateStore('Content', stateRules);

export async function extractMetadata(data: ExtractMetadataV1, context: Context): Promise<void> {
  const command = commandOf(ExtractMetadataV1, data, context);
  const id = await decisions.idOfExtractMetadata(data, context);
  await store.change(id, { ...context, by: command.key }, (state) => decide(state, command, decisions));
}

export async function generateThumbnail(data: GenerateThumbnailV1, context: Context): Promise<void> {
  const command = commandOf(GenerateThumbnailV1, data, context);
  const id = await decisions.idOfGenerateThumbnail(data, context);
  await store.change(id, { ...context, by: command.key }, (state) => decide(state, command, decisions));
}

export async function scanContent(data: ScanContentV1, context: Context): Promise<void> {
  const asked = commandOf(ScanContentV1, data, context);
  const id = await decisions.idOfScanContent(data, context);
  const known = await store.state(id);
  const answers = {
    malwareScanner: await once(`askMalwareScannerToScanContent ${context.cause.id}`, (key) =>
      decisions.askMalwareScannerToScanContent(asked.data, known, context, key),
    ),
  };
  const command = { ...asked, answers };
  await store.change(id, { ...context, by: command.key }, (state) => decide(state, command, decisions));
}
