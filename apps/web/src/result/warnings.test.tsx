import { readFileSync } from 'node:fs';
import { exporterOf } from '@stormbridge/exporters';
import { applyChanges, parseBoardFile, patch } from '@stormbridge/model';
import { Box } from 'lucide-react';
import { expect, it } from 'vitest';
import { show } from '../testing/render.tsx';
import { ExportCard } from './ExportCard.tsx';

const example = readFileSync(new URL('../../../../public/examples/order-checkout.json', import.meta.url), 'utf8');

it('[W16] a warning is told with the way to its place, and the download stays free', () => {
  const read = parseBoardFile(example);
  const exporter = exporterOf('cdk');
  if (!read.ok || exporter === undefined) throw new Error('no example');
  const card = (name: string): string => {
    const board = applyChanges(read.value, [patch('bus', 'bus', { name })]);
    return show(<ExportCard exporter={exporter} board={board} name="Download" icon={Box} steps={false} />);
  };
  expect(card('default')).toContain('the default bus belongs to AWS');
  expect(card('default')).toContain('Go to ');
  expect(card('default')).not.toContain('disabled');
  expect(card('Shop bus')).not.toContain('belongs to AWS');
});
