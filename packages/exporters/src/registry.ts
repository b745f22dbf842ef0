import { boardExporter } from './board-exporter.ts';
import { cdkExporter } from './cdk/exporter.ts';
import { diagramExporters } from './diagrams/exporters.ts';
import type { Exporter } from './exporter.ts';
import { schemaExporter } from './schema/exporter.ts';

/** Every way out of Stormbridge, in the order in which it is offered. A new exporter is one folder and one row here. */
export const EXPORTERS: readonly Exporter[] = [cdkExporter, schemaExporter, boardExporter, ...diagramExporters];

/** The exporter of an id, or `undefined`. */
export const exporterOf = (id: string): Exporter | undefined => EXPORTERS.find((one) => one.id === id);
