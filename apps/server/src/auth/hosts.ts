import { isIP } from 'node:net';

/** Endings that nobody can buy: names below them are given out by the machine or the local network itself. */
const LOCAL_ENDINGS = ['.localhost', '.local', '.internal', '.lan', '.home.arpa', '.test'];

/**
 * Whether a stranger may own a name, and so point it at this server after a browser has loaded a page of theirs from it
 * (DNS rebinding). An address, a name without a dot and a name of the local network are nobody's to point.
 * @param host as in the `Host` header, with or without a port
 */
export function isPublicName(host: string): boolean {
  const url = `http://${host}`;
  if (!URL.canParse(url)) return true;
  const name = new URL(url).hostname.replace(/\.$/, '');
  if (name.startsWith('[') || isIP(name) !== 0) return false;
  return name.includes('.') && !LOCAL_ENDINGS.some((ending) => name.endsWith(ending));
}
