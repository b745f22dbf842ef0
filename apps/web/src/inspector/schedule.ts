const RATE = /^rate\((\d+) (minutes?|hours?|days?)\)$/;
const CRON = /^cron\(([^\s()]+ ){5}[^\s()]+\)$/;

/**
 * Whether a text is a schedule as the scheduler reads it: `rate(1 hour)`, `rate(5 minutes)`, or `cron` with six parts. One
 * unit is in the singular, more in the plural; the scheduler refuses the other way.
 */
export function isSchedule(text: string): boolean {
  const rate = RATE.exec(text.trim());
  if (rate === null) return CRON.test(text.trim());
  const [, count = '0', unit = ''] = rate;
  return Number(count) > 0 && (Number(count) === 1) !== unit.endsWith('s');
}
