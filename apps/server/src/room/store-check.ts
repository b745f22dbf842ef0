/** How long the last answer is good for, in milliseconds. */
const TRIED_MS = 2000;

/** How long an answer is waited for, in milliseconds: who asks whether people may be sent here gives up after a second or two. */
const PATIENCE_MS = 800;

/** Whether something can be stored. */
export class StoreCheck {
  private readonly probe: (bytes: number) => Promise<void>;
  private last: { readonly at: number; readonly can: Promise<boolean>; pending: boolean } | undefined;

  constructor(probe: (bytes: number) => Promise<void>) {
    this.probe = probe;
  }

  /**
   * Whether anything can be; a store that gives no answer in time cannot. Tried at most once in two seconds, as anybody may
   * ask, and not while the last try still waits.
   */
  can(): Promise<boolean> {
    const now = performance.now();
    const last = this.last;
    if (last === undefined || (!last.pending && now - last.at > TRIED_MS)) return this.tryNow(now);
    return inTime(last.can);
  }

  private tryNow(at: number): Promise<boolean> {
    const can = this.takes(1);
    const last = { at, can, pending: true };
    this.last = last;
    void can.then(() => {
      last.pending = false;
    });
    return inTime(can);
  }

  /** Whether so many bytes can be, now. */
  takes(bytes: number): Promise<boolean> {
    return this.probe(bytes).then(
      () => true,
      () => false,
    );
  }
}

async function inTime(can: Promise<boolean>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), PATIENCE_MS);
  });
  try {
    return await Promise.race([can, late]);
  } finally {
    clearTimeout(timer);
  }
}
