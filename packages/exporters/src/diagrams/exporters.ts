import { type Board, ok, projectName } from '@stormbridge/model';
import { type Exporter, sortedFiles } from '../exporter.ts';
import { matrixCsv } from './matrix.ts';
import { contextMap } from './mermaid-contexts.ts';
import { flowDiagram } from './mermaid-flow.ts';
import { busPicture } from './svg-bus.ts';
import { landscapePicture } from './svg-landscape.ts';
import { schemaPicture } from './svg-schema.ts';
import { timelinePicture } from './svg-timeline.ts';

interface Drawing {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly mediaType: string;
  readonly extension: string;
  readonly draw: (board: Board) => string;
}

const svg = { mediaType: 'image/svg+xml', extension: 'svg' };
const mermaid = { mediaType: 'text/vnd.mermaid', extension: 'mmd' };

const DRAWINGS: readonly Drawing[] = [
  {
    id: 'svg-timeline',
    title: 'Timeline picture',
    description: 'The timeline as SVG, drawn from the board: every sticky is in it, on screen or not.',
    ...svg,
    draw: timelinePicture,
  },
  {
    id: 'svg-landscape',
    title: 'Landscape picture',
    description: 'Contexts, services and aggregates as SVG.',
    ...svg,
    draw: landscapePicture,
  },
  {
    id: 'svg-bus',
    title: 'Bus picture',
    description: 'The one event bus as SVG: what each service publishes and consumes.',
    ...svg,
    draw: busPicture,
  },
  {
    id: 'svg-schema',
    title: 'Schema picture',
    description: 'Every event with its fields, and the shared types, as SVG.',
    ...svg,
    draw: schemaPicture,
  },
  {
    id: 'csv-matrix',
    title: 'Producers and consumers',
    description: 'Who publishes and who consumes each event, as CSV.',
    mediaType: 'text/csv',
    extension: 'csv',
    draw: matrixCsv,
  },
  {
    id: 'mermaid-flow',
    title: 'Flow diagram',
    description: 'Commands, events and policies as a Mermaid flowchart.',
    ...mermaid,
    draw: flowDiagram,
  },
  {
    id: 'mermaid-contexts',
    title: 'Context map',
    description: 'Bounded contexts and the events between them as a Mermaid flowchart.',
    ...mermaid,
    draw: contextMap,
  },
];

/** One file each, drawn from the model: nothing keeps a board from being drawn. */
export const diagramExporters: readonly Exporter[] = DRAWINGS.map(({ draw, ...about }) => ({
  ...about,
  kind: 'text',
  problems: () => [],
  warnings: () => [],
  run: async (board) => {
    const name = `${projectName(board)}-${about.id.replace(/^(svg|csv|mermaid)-/, '')}.${about.extension}`;
    return ok(sortedFiles([[name, draw(board)]]));
  },
}));
