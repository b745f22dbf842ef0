import { monitorEventLoopDelay } from 'node:perf_hooks';
import { type Counter, type Gauge, type Histogram, Registry } from './metrics.ts';

/** Seconds; from a tenth of a tick to what people would call an outage. */
const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5];

/** What the server measures of itself. */
export class Meters {
  readonly admits: Counter;
  readonly rejects: Counter;
  readonly closes: Counter;
  readonly sockets: Counter;
  readonly messagesIn: Counter;
  readonly messagesOut: Counter;
  readonly bytesIn: Counter;
  readonly bytesOut: Counter;
  readonly commit: Histogram;
  readonly commitFailures: Counter;
  readonly tick: Histogram;
  private readonly registry = new Registry();
  private readonly lag: ReturnType<typeof monitorEventLoopDelay>;

  constructor() {
    const { registry } = this;
    const counter = (name: string, help: string, label?: string): Counter =>
      registry.counter(`stormbridge_${name}_total`, help, label);
    this.admits = counter('admits', 'Updates of clients that were applied.');
    this.rejects = counter('rejects', 'Updates of clients that were refused, by the rule that they broke.', 'reason');
    this.sockets = counter('sockets_opened', 'Sockets that were let in to a document.');
    this.closes = counter('closes', 'Sockets that the server closed, by the reason.', 'reason');
    this.messagesIn = counter('messages_in', 'WebSocket messages from clients.');
    this.messagesOut = counter('messages_out', 'WebSocket messages to clients.');
    this.bytesIn = counter('bytes_in', 'Bytes of WebSocket messages from clients.');
    this.bytesOut = counter('bytes_out', 'Bytes of WebSocket messages to clients.');
    this.commit = registry.histogram('stormbridge_commit_seconds', 'Time of one durable commit.', SECONDS);
    this.commitFailures = counter('commit_failures', 'Commits that failed.');
    this.tick = registry.histogram('stormbridge_tick_seconds', 'Time of one tick of all rooms.', SECONDS);
    this.lag = monitorEventLoopDelay({ resolution: 10 });
    this.lag.enable();
    this.process();
  }

  /** A number that is looked up when it is asked for. */
  gauge(name: string, help: string, read: Gauge): void {
    this.registry.gauge(`stormbridge_${name}`, help, read);
  }

  /** All of it in the text format of Prometheus. */
  text(): string {
    return this.registry.text();
  }

  close(): void {
    this.lag.disable();
  }

  private process(): void {
    const { registry, lag } = this;
    const lags = (): ReadonlyMap<string, number> => {
      const seconds = (nanoseconds: number): number => nanoseconds / 1e9;
      const values = new Map([
        ['0.5', seconds(lag.percentile(50))],
        ['0.99', seconds(lag.percentile(99))],
        ['1', seconds(lag.max)],
      ]);
      lag.reset();
      return values;
    };
    registry.gauge(
      'stormbridge_event_loop_lag_seconds',
      'Delay of the event loop since the last look, its 10 ms of resolution included.',
      lags,
      'quantile',
    );
    registry.gauge('process_resident_memory_bytes', 'Memory of the process.', () => process.memoryUsage.rss());
    registry.gauge('nodejs_heap_used_bytes', 'Heap in use.', () => process.memoryUsage().heapUsed);
    registry.gauge('process_cpu_seconds', 'Processor time of the process.', () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    });
    registry.gauge('process_uptime_seconds', 'Time since the start.', () => process.uptime());
  }
}
