import { Refused } from './domain.ts';
import { logger } from './observability.ts';

/**
 * Nobody waits for the answer: a refusal is written down and ends the work, because trying again does not change it.
 * Gives whether it was done.
 */
export async function unlessRefused(work: () => Promise<void>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    logger.warn('refused', { reason: error.message });
    return false;
  }
}
