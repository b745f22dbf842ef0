import { ok, projectName, writeBoardFile } from '@stormbridge/model';
import { type Exporter, sortedFiles } from './exporter.ts';

/** The board itself, to keep or to open elsewhere; reading it back loses nothing. */
export const boardExporter: Exporter = {
  id: 'board',
  title: 'Board file',
  description: 'The whole board as JSON (stormbridge-board/1), to keep or to open in another workshop.',
  kind: 'text',
  mediaType: 'application/json',
  extension: 'json',
  problems: () => [],
  warnings: () => [],
  run: async (board) => ok(sortedFiles([[`${projectName(board)}.json`, writeBoardFile(board)]])),
};
