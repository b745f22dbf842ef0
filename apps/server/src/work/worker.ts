import { wordsOf } from '../ops/log.ts';
import type { Job } from './jobs.ts';

/** The process that does the jobs, one after the other. Modules are loaded by the first job that needs them. */
process.on('message', ({ id, job }: { id: number; job: Job }) => {
  done(job).then(
    (outcome) => process.send?.({ id, outcome }),
    (error: unknown) => process.send?.({ id, error: wordsOf(error) }),
  );
});

// Whoever gave the jobs is gone.
process.on('disconnect', () => process.exit());

async function done(job: Job): Promise<unknown> {
  switch (job.kind) {
    case 'import':
      return (await import('./import-board.ts')).importBoard(job.bytes);
    case 'boardFile':
      return (await import('./board-file.ts')).boardFile(job.stored);
    case 'state':
      return (await import('./board-state.ts')).boardState(job.stored);
    case 'export':
      return (await import('./export-board.ts')).exportBoard(job.stored, job.exporter);
    case 'rebase':
      return (await import('./rebase-board.ts')).rebase(job.bytes, job.now);
  }
}
