import { readFileSync } from 'node:fs';
import { exporterOf } from '@stormbridge/exporters';
import { applyChanges, parseBoardFile, patch } from '@stormbridge/model';
import { Box } from 'lucide-react';
import { expect, it } from 'vitest';
import { show } from '../testing/render.tsx';
import { Desk } from './desk.ts';
import { ExportCard } from './ExportCard.tsx';
import { DeskContext } from './useDesk.ts';

const example = readFileSync(new URL('../../../../public/examples/order-checkout.json', import.meta.url), 'utf8');

it('[W16] a warning is told with the way to its place, and the download stays free', () => {
  const read = parseBoardFile(example);
  const exporter = exporterOf('cdk');
  if (!read.ok || exporter === undefined) throw new Error('no example');
  const card = (name: string): string => {
    const board = applyChanges(read.value, [patch('bus', 'bus', { name })]);
    const check = { problems: exporter.problems(board), warnings: exporter.warnings(board) };
    return show(
      <DeskContext value={new Desk()}>
        <ExportCard exporter={exporter} board={board} check={check} name="Download" icon={Box} steps={false} />
      </DeskContext>,
    );
  };
  expect(card('default')).toContain('the default bus belongs to AWS');
  expect(card('default')).toContain('Go to ');
  expect(card('default')).not.toContain('disabled');
  expect(card('Shop bus')).not.toContain('belongs to AWS');
});
