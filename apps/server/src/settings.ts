/** A setting that cannot be used; the message is a sentence for whoever started the server. */
export class BadSetting extends Error {}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * A whole number among the settings.
 * @throws BadSetting
 */
export function numberFrom(
  env: Env,
  name: string,
  { least, most, otherwise }: { readonly least: number; readonly most: number; readonly otherwise: number },
): number {
  const given = env[name]?.trim();
  if (given === undefined || given === '') return otherwise;
  const number = /^\d+$/.test(given) ? Number(given) : Number.NaN;
  if (number >= least && number <= most) return number;
  throw new BadSetting(`${name} must be a number from ${least} to ${most}, not "${env[name]}".`);
}

/**
 * An address among the settings. It may hold a password, so a wrong one is not repeated.
 * @throws BadSetting
 */
export function urlFrom(env: Env, name: string, schemes: readonly string[]): string | undefined {
  const given = env[name]?.trim();
  if (given === undefined || given === '') return undefined;
  if (URL.canParse(given) && schemes.includes(new URL(given).protocol)) return given;
  throw new BadSetting(`${name} must be an address that begins with ${schemes[0]}//.`);
}

/**
 * Origins among the settings, with commas between them, written as a browser writes them: anything else would never match.
 * @throws BadSetting
 */
export function originsFrom(env: Env, name: string): ReadonlySet<string> {
  const given = (env[name] ?? '').split(',').map((entry) => entry.trim());
  const origins = given.filter((entry) => entry !== '');
  const wrong = origins.find((entry) => !isOrigin(entry));
  if (wrong === undefined) return new Set(origins);
  throw new BadSetting(`${name} must hold origins such as ${exampleFor(wrong)}, not "${wrong}".`);
}

const isOrigin = (text: string): boolean =>
  URL.canParse(text) && /^https?:$/.test(new URL(text).protocol) && new URL(text).origin === text;

/** What somebody may have meant. */
function exampleFor(text: string): string {
  const guess = text.includes('://') ? text : `https://${text}`;
  const isAddress = URL.canParse(guess) && /^https?:\/\/[\w-]+[.:]\w/i.test(guess);
  return isAddress ? new URL(guess).origin : 'https://storm.example.org';
}
