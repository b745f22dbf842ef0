const RATE = /^rate\((\d+) (minutes?|hours?|days?)\)$/;
const CRON = /^cron\(([^\s()]+ ){5}[^\s()]+\)$/;
const AT = /^at\(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d:[0-5]\d\)$/;

/**
 * Whether a text is a schedule as the scheduler reads it: `rate(1 hour)`, `rate(5 minutes)`, `cron` with six parts, or one
 * moment, `at(2026-12-31T09:00:00)`. One unit is in the singular, more in the plural; the scheduler refuses the other way.
 */
export function isSchedule(text: string): boolean {
  const rate = RATE.exec(text.trim());
  if (rate === null) return CRON.test(text.trim()) || AT.test(text.trim());
  const [, count = '0', unit = ''] = rate;
  return Number(count) > 0 && (Number(count) === 1) !== unit.endsWith('s');
}
