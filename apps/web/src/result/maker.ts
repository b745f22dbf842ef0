import type { Asked, Calls, Told } from './maker-talk.ts';

/** What may be asked, and what comes back. */
type Talk<T> = { readonly [C in keyof T]: (...given: never[]) => unknown };

interface Waiting {
  readonly resolve: (value: unknown) => void;
  readonly reject: (error: Error) => void;
  readonly progress: ((share: number) => void) | undefined;
}

const startWorker = (): Worker => new Worker(new URL('./maker.worker.ts', import.meta.url), { type: 'module' });

/** A worker, as functions: without more said the one that makes exports. It begins with the first question and ends with `stop`. */
export class Maker<T extends Talk<T> = Calls> {
  private readonly start: () => Worker;
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  constructor(start: () => Worker = startWorker) {
    this.start = start;
  }

  /**
   * Asks the worker. Questions are answered one after the other; one that is dropped is never answered.
   * @throws Error when the worker fails, also for every other question that waits
   */
  ask<C extends keyof T>(
    call: C,
    given: Parameters<T[C]>,
    progress?: (share: number) => void,
  ): Promise<ReturnType<T[C]>> {
    const worker = this.ready();
    this.last += 1;
    const id = this.last;
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { resolve: resolve as (value: unknown) => void, reject, progress });
      worker.postMessage({ id, call, with: given } satisfies Asked<C>);
    });
  }

  /** Ends the worker; who still waits is told so. */
  stop(why = 'It was stopped'): void {
    this.worker?.terminate();
    this.worker = undefined;
    for (const one of this.waiting.values()) one.reject(new Error(why));
    this.waiting.clear();
  }

  private ready(): Worker {
    if (this.worker !== undefined) return this.worker;
    const worker = this.start();
    worker.addEventListener('message', ({ data }: MessageEvent<Told>) => this.hear(data));
    worker.addEventListener('error', (event) => this.stop(event.message));
    this.worker = worker;
    return worker;
  }

  private hear(told: Told): void {
    const one = this.waiting.get(told.id);
    if (told.kind === 'progress') {
      one?.progress?.(told.total === 0 ? 0 : told.done / told.total);
      return;
    }
    this.waiting.delete(told.id);
    if (told.kind === 'done') one?.resolve(told.value);
    else if (told.kind === 'failed') one?.reject(new Error(told.why));
  }
}
