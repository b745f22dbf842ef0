import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { Tracer } from '@aws-lambda-powertools/tracer';
import type { Cause } from './cause.ts';

// Service name and namespace come from POWERTOOLS_SERVICE_NAME and POWERTOOLS_METRICS_NAMESPACE.
export const logger = new Logger();
export const metrics = new Metrics();
export const tracer = new Tracer();

/**
 * Handles one record: every log line in between, that of its failure included, carries the ids of this record and of no
 * other one, and so does the trace.
 */
export async function observed(cause: Cause | undefined, work: () => Promise<void>): Promise<void> {
  try {
    if (cause !== undefined) annotate(cause);
    await work();
  } catch (error) {
    logger.error('handler failed', { error });
    throw error;
  } finally {
    logger.resetKeys();
  }
}

function annotate({ correlationId, id }: Cause): void {
  logger.appendKeys({ correlationId, causeId: id });
  if (!tracer.isTracingEnabled()) return;
  tracer.putAnnotation('correlationId', correlationId);
  tracer.putAnnotation('causeId', id);
}
