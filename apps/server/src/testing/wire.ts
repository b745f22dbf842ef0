import { createConnection, createServer, type Socket } from 'node:net';

/** A cable between a program and a server that can be pulled out, put in again, and plugged in elsewhere. */
export interface Wire {
  readonly port: number;
  /** Ends all connections, and refuses new ones. */
  cut(): void;
  mend(): void;
  /** Where connections go from now on; those that are open stay. */
  target: number;
  close(): void;
}

export async function newWire(target: number): Promise<Wire> {
  const ends = new Set<Socket>();
  let isCut = false;
  const join = (one: Socket, other: Socket): void => {
    ends.add(one);
    one.pipe(other);
    one.on('error', () => other.destroy());
    one.on('close', () => {
      ends.delete(one);
      other.destroy();
    });
  };
  const server = createServer((near) => {
    if (isCut) {
      near.destroy();
      return;
    }
    const far = createConnection({ port: wire.target, host: '127.0.0.1' });
    join(near, far);
    join(far, near);
  });
  const port = await new Promise<number>((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const bound = server.address();
      resolve(bound !== null && typeof bound === 'object' ? bound.port : 0);
    });
  });
  const wire: Wire = {
    port,
    target,
    cut: () => {
      isCut = true;
      for (const end of ends) end.destroy();
    },
    mend: () => {
      isCut = false;
    },
    close: () => {
      wire.cut();
      server.close();
    },
  };
  return wire;
}
