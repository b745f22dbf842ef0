import { expect, test } from 'vitest';
import type { FrameBus } from '../cluster/bus.ts';
import { until } from './server.ts';

interface Heard {
  readonly bus: FrameBus;
  readonly from: string[];
  readonly messages: Uint8Array[];
  readonly lost: (string | undefined)[];
}

function hearing(bus: FrameBus): Heard {
  const heard: Heard = { bus, from: [], messages: [], lost: [] };
  bus.listen({
    message: (from, bytes) => {
      heard.from.push(from);
      heard.messages.push(bytes);
    },
    lost: (node) => heard.lost.push(node),
  });
  return heard;
}

/** What every bus must do. `open` gives nodes that can hear each other. */
export function busContract(name: string, open: (nodes: number) => Promise<readonly FrameBus[]>): void {
  test(`[C11] ${name}: messages come in order, as they were, with their sender, and to nobody else`, async () => {
    const [a, b, c] = (await open(3)).map(hearing);
    const bytes = (n: number): Uint8Array => Uint8Array.of(n % 256, n >> 8, 0, 255);
    for (let n = 0; n < 2000; n++) {
      a!.bus.send(b!.bus.node, bytes(n));
      if (n % 100 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    b!.bus.send(a!.bus.node, new Uint8Array());
    await until(() => b!.messages.length === 2000 && a!.messages.length === 1, 'all is heard');
    expect(b!.messages.map((one) => [...one])).toEqual(Array.from({ length: 2000 }, (_, n) => [...bytes(n)]));
    expect(new Set(b!.from)).toEqual(new Set([a!.bus.node]));
    expect(a!.messages[0]).toHaveLength(0);
    expect([c!.messages, a!.lost, b!.lost, c!.lost]).toEqual([[], [], [], []]);
  });

  test(`[C11] ${name}: a large message comes whole`, async () => {
    const [a, b] = (await open(2)).map(hearing);
    const large = new Uint8Array(3_000_000).map((_, at) => at % 251);
    a!.bus.send(b!.bus.node, large);
    await until(() => b!.messages.length === 1, 'it is heard');
    expect(Buffer.compare(b!.messages[0]!, large)).toBe(0);
  });

  test(`[C11] ${name}: what a node that is gone would have heard is told to be lost; others go on`, async () => {
    const [a, b, c] = (await open(3)).map(hearing);
    await c!.bus.close();
    await new Promise((resolve) => setTimeout(resolve, 100));
    a!.bus.send(c!.bus.node, Uint8Array.of(1));
    a!.bus.send('nobody', Uint8Array.of(1));
    a!.bus.send(b!.bus.node, Uint8Array.of(2));
    await until(() => a!.lost.length >= 2 && b!.messages.length === 1, 'lost and heard');
    expect(new Set(a!.lost)).toEqual(new Set([c!.bus.node, 'nobody']));
    expect(a!.bus.isUp).toBe(true);
  });
}
