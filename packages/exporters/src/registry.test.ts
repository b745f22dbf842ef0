import { parseBoardFile } from '@stormbridge/model';
import { describe, expect, it } from 'vitest';
import { EXPORTERS, exporterOf } from './registry.ts';
import { isSafePath } from './sinks/index.ts';
import { shop } from './testing/shop.ts';
import { tools } from './testing/tools.ts';

describe('the exporters', () => {
  it('[X80] have ids of their own, a title, one sentence and a media type', () => {
    expect(new Set(EXPORTERS.map(({ id }) => id)).size).toBe(EXPORTERS.length);
    for (const { id, title, description, mediaType, extension } of EXPORTERS) {
      expect(id).toMatch(/^[a-z][a-z-]*$/);
      expect(title).toMatch(/^[A-Z]/);
      expect(description).toMatch(/\.$/);
      expect(mediaType).toMatch(/^[a-z]+\/[a-z0-9.+-]+$/);
      expect(extension).toMatch(/^[a-z]+$/);
      expect(exporterOf(id)?.id).toBe(id);
    }
    expect(exporterOf('nothing')).toBeUndefined();
    for (const id of ['cdk', 'schema', 'board']) expect(exporterOf(id)).toBeDefined();
  });

  it.each(EXPORTERS.map((one) => [one.id, one] as const))(
    '[X81] %s gives sorted files, the same every time',
    async (_, exporter) => {
      const first = await exporter.run(shop(), tools);
      const second = await exporter.run(shop(), tools);
      expect(first.ok).toBe(true);
      expect(second).toEqual(first);
      const paths = first.ok ? [...first.value.keys()] : [];
      expect(paths).toEqual([...paths].sort());
      expect(paths.every(isSafePath)).toBe(true);
      expect(paths.length === 1).toBe(exporter.kind === 'text');
    },
  );

  it('[X82] a board file read back is the board', async () => {
    const board = shop();
    const result = await exporterOf('board')?.run(board, tools);
    const [text = ''] = result?.ok === true ? [...result.value.values()] : [];
    const read = parseBoardFile(text);
    expect(read.ok && read.value.elements.size).toBe(board.elements.size);
  });
});
