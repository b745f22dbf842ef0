import { Logger } from '@aws-lambda-powertools/logger';
import { MetricUnit, Metrics } from '@aws-lambda-powertools/metrics';
import { Tracer } from '@aws-lambda-powertools/tracer';
import type { Cause } from './cause.ts';

// Service name and namespace come from POWERTOOLS_SERVICE_NAME and POWERTOOLS_METRICS_NAMESPACE.
export const logger = new Logger();
export const metrics = new Metrics();
export const tracer = new Tracer();

/**
 * Handles one record: every log line in between, that of its failure included, carries the ids of this record and of no
 * other one, and so does the trace. Records are counted, and what the work counted itself goes out with them.
 */
export async function observed<Answer>(cause: Cause, work: () => Promise<Answer>): Promise<Answer> {
  try {
    logger.appendKeys({ correlationId: cause.correlationId, causeId: cause.id });
    const answer = await traced(cause, work);
    metrics.addMetric('RecordsHandled', MetricUnit.Count, 1);
    return answer;
  } catch (error) {
    logger.error('handler failed', { error });
    metrics.addMetric('RecordsFailed', MetricUnit.Count, 1);
    throw error;
  } finally {
    metrics.publishStoredMetrics();
    logger.resetKeys();
  }
}

/** The segment of a function is Lambda's own and takes no annotations, so each record gets a subsegment. */
async function traced<Answer>({ correlationId, id }: Cause, work: () => Promise<Answer>): Promise<Answer> {
  if (!tracer.isTracingEnabled()) return work();
  const answer = await tracer.provider.captureAsyncFunc('## record', async (subsegment) => {
    try {
      subsegment?.addAnnotation('correlationId', correlationId);
      subsegment?.addAnnotation('causeId', id);
      return await work();
    } catch (error) {
      subsegment?.addError(error instanceof Error ? error : String(error));
      throw error;
    } finally {
      subsegment?.close();
    }
  });
  return answer as Answer;
}
