import { type ChildProcess, fork } from 'node:child_process';
import type { Job, Outcome, Results } from './jobs.ts';

interface Waiting {
  readonly job: Job;
  resolve(outcome: Outcome<never>): void;
  reject(error: Error): void;
  readonly timer: NodeJS.Timeout;
}

const WORKER = new URL('./worker.ts', import.meta.url);

type Answer = { readonly id: number; readonly outcome?: Outcome<never>; readonly error?: string };

/** How long the process stays when there is nothing to do, in milliseconds. */
const IDLE_MS = 60_000;
/** Jobs that wait or run at once; more are turned away. */
const JOBS_MAX = 16;

/** Too many jobs at once. */
export class TooBusy extends Error {}

/** A job that takes longer than anybody would wait. */
export class TookTooLong extends Error {}

/**
 * Gives jobs to a process of their own, which is started when it is needed. Not to a thread: a thread that fills its
 * memory in one large step takes the whole server with it.
 */
export class WorkBench {
  private readonly limitMs: number;
  private readonly heapMb: number;
  private readonly waiting = new Map<number, Waiting>();
  private worker: ChildProcess | undefined;
  private idle: NodeJS.Timeout | undefined;
  private lastId = 0;

  /**
   * @param limitMs how long a job may take, waiting included
   * @param heapMb how much memory the process may fill
   */
  constructor(limitMs: number, heapMb = 1024) {
    this.limitMs = limitMs;
    this.heapMb = heapMb;
  }

  /**
   * Does a job.
   * @throws TooBusy, TookTooLong, or an error when the process dies of it
   */
  run<J extends Job>(job: J): Promise<Outcome<Results[J['kind']]>> {
    if (this.waiting.size >= JOBS_MAX) return Promise.reject(new TooBusy('Too many imports and exports at once'));
    const id = ++this.lastId;
    clearTimeout(this.idle);
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => this.giveUp(id, new TookTooLong('The job took too long')), this.limitMs);
      this.waiting.set(id, { job, resolve, reject, timer });
      this.start().send({ id, job });
    });
  }

  /** Ends the process; jobs that are not done fail. */
  close(): void {
    clearTimeout(this.idle);
    this.stop(new Error('The server is stopping'));
  }

  private start(): ChildProcess {
    if (this.worker !== undefined) return this.worker;
    const worker = fork(WORKER, {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${this.heapMb}`],
      // What a process says that runs out of memory is a page of addresses.
      stdio: ['ignore', 'inherit', 'ignore', 'ipc'],
      // It has no business with the settings and tokens of the server.
      env: {},
    });
    worker.on('message', (answer) => this.settle(answer as Answer));
    const died = (why: string): void => {
      if (this.worker !== worker) return;
      // Jobs are done in order, so the first one is what the process died of.
      const [culprit = 0] = this.waiting.keys();
      this.giveUp(culprit, new Error(why));
    };
    worker.on('error', (error) => died(error.message));
    worker.once('exit', (code, signal) => died(`The process of the job ended with ${signal ?? code}`));
    this.worker = worker;
    return worker;
  }

  private settle({ id, outcome, error }: Answer): void {
    const waiting = this.waiting.get(id);
    if (waiting === undefined) return;
    clearTimeout(waiting.timer);
    this.waiting.delete(id);
    if (error === undefined) waiting.resolve(outcome);
    else waiting.reject(new Error(error));
    if (this.waiting.size === 0) this.idle = setTimeout(() => this.close(), IDLE_MS);
  }

  /** Ends a job with the process that is at it, and begins the others anew. */
  private giveUp(id: number, error: Error): void {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    clearTimeout(waiting?.timer);
    this.kill();
    for (const [other, { job }] of this.waiting) this.start().send({ id: other, job });
    waiting?.reject(error);
  }

  private kill(): void {
    const { worker } = this;
    this.worker = undefined;
    worker?.kill('SIGKILL');
  }

  private stop(error: Error): void {
    this.kill();
    for (const { reject, timer } of this.waiting.values()) {
      clearTimeout(timer);
      reject(error);
    }
    this.waiting.clear();
  }
}
