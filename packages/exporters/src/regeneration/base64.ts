const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** Bytes as base64 (RFC 4648), which the language itself cannot write. */
export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const group = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    text += `${LETTERS[group >> 18]}${LETTERS[(group >> 12) & 63]}${LETTERS[(group >> 6) & 63]}${LETTERS[group & 63]}`;
  }
  const over = (3 - (bytes.length % 3)) % 3;
  return over === 0 ? text : text.slice(0, -over) + '='.repeat(over);
}

/** The bytes of a text in base64; characters that are none count as nothing. */
export function fromBase64(text: string): Uint8Array {
  const letters = text.replace(/[^A-Za-z0-9+/]/g, '');
  const bytes = new Uint8Array(Math.floor((letters.length * 3) / 4));
  let bits = 0;
  let held = 0;
  let end = 0;
  for (const letter of letters) {
    held = ((held << 6) | LETTERS.indexOf(letter)) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[end++] = (held >> bits) & 0xff;
  }
  return bytes;
}
