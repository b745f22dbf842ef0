/** A number of things that happened; with a label, one number for each of its values. */
export class Counter {
  private readonly byLabel = new Map<string, number>();
  /** Apart from the others, as one without labels may count every message to everybody. */
  private plain: number | undefined;

  add(count = 1, label = ''): void {
    if (label === '') this.plain = (this.plain ?? 0) + count;
    else this.byLabel.set(label, this.of(label) + count);
  }

  of(label = ''): number {
    return (label === '' ? this.plain : this.byLabel.get(label)) ?? 0;
  }

  /** All that was counted, by label. */
  get values(): ReadonlyMap<string, number> {
    return this.plain === undefined ? this.byLabel : new Map([['', this.plain], ...this.byLabel]);
  }
}

/** How often something lay below each of some bounds. */
export class Histogram {
  readonly bounds: readonly number[];
  readonly counts: number[];
  sum = 0;

  /** @param bounds ascending */
  constructor(bounds: readonly number[]) {
    this.bounds = bounds;
    this.counts = Array.from({ length: bounds.length + 1 }, () => 0);
  }

  observe(value: number): void {
    const found = this.bounds.findIndex((bound) => value <= bound);
    const at = found < 0 ? this.bounds.length : found;
    this.counts[at] = (this.counts[at] ?? 0) + 1;
    this.sum += value;
  }
}

export type Gauge = () => number | ReadonlyMap<string, number>;

interface Entry {
  readonly name: string;
  readonly help: string;
  readonly label: string | undefined;
  readonly meter: Counter | Histogram | Gauge;
}

/** Meters by their names, and what they say in the text format of Prometheus (version 0.0.4). */
export class Registry {
  private readonly entries: Entry[] = [];

  counter(name: string, help: string, label?: string): Counter {
    const meter = new Counter();
    this.entries.push({ name, help, label, meter });
    // A counter that never counted is there with 0, so that its first step is seen.
    if (label === undefined) meter.add(0);
    return meter;
  }

  histogram(name: string, help: string, bounds: readonly number[]): Histogram {
    const meter = new Histogram(bounds);
    this.entries.push({ name, help, label: undefined, meter });
    return meter;
  }

  gauge(name: string, help: string, read: Gauge, label?: string): void {
    this.entries.push({ name, help, label, meter: read });
  }

  text(): string {
    return this.entries.map(textOf).join('');
  }
}

function textOf({ name, help, label, meter }: Entry): string {
  const type = meter instanceof Counter ? 'counter' : meter instanceof Histogram ? 'histogram' : 'gauge';
  const head = `# HELP ${name} ${help}\n# TYPE ${name} ${type}\n`;
  if (meter instanceof Histogram) return head + histogramText(name, meter);
  const read = meter instanceof Counter ? meter.values : meter();
  const values = typeof read === 'number' ? new Map([['', read]]) : read;
  const lines = [...values].map(([value, number]) => {
    const labels = label === undefined ? '' : `{${label}="${value.replaceAll(/[^\w.-]/g, '_')}"}`;
    return `${name}${labels} ${number}\n`;
  });
  return head + lines.join('');
}

function histogramText(name: string, { bounds, counts, sum }: Histogram): string {
  let below = 0;
  const lines = counts.map((count, at) => {
    below += count;
    return `${name}_bucket{le="${bounds[at] ?? '+Inf'}"} ${below}\n`;
  });
  return `${lines.join('')}${name}_sum ${sum}\n${name}_count ${below}\n`;
}
