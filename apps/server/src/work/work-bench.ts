import { Worker } from 'node:worker_threads';
import type { Job, Outcome, Results } from './jobs.ts';

interface Waiting {
  readonly job: Job;
  resolve(outcome: Outcome<never>): void;
  reject(error: Error): void;
  readonly timer: NodeJS.Timeout;
}

/** How long the thread stays when there is nothing to do, in milliseconds. */
const IDLE_MS = 60_000;
/** Jobs that wait or run at once; more are turned away. */
const JOBS_MAX = 16;

/** Too many jobs at once. */
export class TooBusy extends Error {}

/** A job that takes longer than anybody would wait. */
export class TookTooLong extends Error {}

/** Gives jobs to a thread of their own, which is started when it is needed. */
export class WorkBench {
  private readonly limitMs: number;
  private readonly heapMb: number;
  private readonly waiting = new Map<number, Waiting>();
  private worker: Worker | undefined;
  private idle: NodeJS.Timeout | undefined;
  private lastId = 0;

  /**
   * @param limitMs how long a job may take, waiting included
   * @param heapMb how much memory the thread may fill
   */
  constructor(limitMs: number, heapMb = 1024) {
    this.limitMs = limitMs;
    this.heapMb = heapMb;
  }

  /**
   * Does a job.
   * @throws TooBusy, TookTooLong, or an error when the thread dies of it
   */
  run<J extends Job>(job: J): Promise<Outcome<Results[J['kind']]>> {
    if (this.waiting.size >= JOBS_MAX) return Promise.reject(new TooBusy('Too many imports and exports at once'));
    const id = ++this.lastId;
    clearTimeout(this.idle);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.giveUp(id, new TookTooLong('The job took too long')), this.limitMs);
      this.waiting.set(id, { job, resolve, reject, timer });
      this.start().postMessage({ id, job });
    });
  }

  /** Ends the thread; jobs that are not done fail. */
  close(): void {
    clearTimeout(this.idle);
    this.stop(new Error('The server is stopping'));
  }

  private start(): Worker {
    if (this.worker !== undefined) return this.worker;
    const worker = new Worker(new URL('./worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: this.heapMb },
    });
    worker.on('message', (answer: { id: number; outcome?: Outcome<never>; error?: string }) => this.settle(answer));
    worker.on('error', (error) => {
      // Jobs are done in order, so the first one is what the thread died of.
      const [culprit = 0] = this.waiting.keys();
      if (this.worker === worker) this.giveUp(culprit, error instanceof Error ? error : new Error(String(error)));
    });
    this.worker = worker;
    return worker;
  }

  private settle({ id, outcome, error }: { id: number; outcome?: Outcome<never>; error?: string }): void {
    const waiting = this.waiting.get(id);
    if (waiting === undefined) return;
    clearTimeout(waiting.timer);
    this.waiting.delete(id);
    if (error === undefined) waiting.resolve(outcome);
    else waiting.reject(new Error(error));
    if (this.waiting.size === 0) this.idle = setTimeout(() => this.close(), IDLE_MS);
  }

  /** Ends a job with the thread that is at it, and begins the others anew. */
  private giveUp(id: number, error: Error): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    clearTimeout(waiting?.timer);
    void this.worker?.terminate();
    this.worker = undefined;
    for (const [other, { job }] of this.waiting) this.start().postMessage({ id: other, job });
    waiting?.reject(error);
  }

  private stop(error: Error): void {
    void this.worker?.terminate();
    this.worker = undefined;
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.waiting.clear();
  }
}
