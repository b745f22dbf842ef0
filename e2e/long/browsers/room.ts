import { eventually, type Window } from './browser.ts';

/** Waits for what an expression in the page finds. */
export const seen = (page: Window, what: string, expression: string): Promise<string> =>
  eventually(what, async () => {
    const found = await page.run(`return String(${expression});`);
    return found === 'false' || found === 'undefined' || found === '' ? undefined : found;
  });

/** The button with this text, when it can be pressed. */
const button = (name: string): string =>
  `[...document.querySelectorAll('button')].find((one) => !one.disabled && one.textContent.includes(${JSON.stringify(name)}))`;

const click = (page: Window, name: string): Promise<string> =>
  seen(page, `the button ${name}`, `Boolean((one => one && (one.click(), true))(${button(name)}))`);

/** Types as React hears it. */
const NAME = `
  const field = document.querySelector('form input');
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value').set.call(field, 'Ada');
  field.dispatchEvent(new Event('input', { bubbles: true }));
  return field.value;`;

/** Enters a workshop by its link and waits until the page says that everything is saved. */
export async function enter(page: Window, link: string): Promise<void> {
  await page.open(link);
  await seen(page, 'the place for the name', `document.querySelector('form input') !== null`);
  await page.run(NAME);
  await click(page, 'Join workshop');
  await seen(
    page,
    'the board, saved',
    `document.querySelector('output[aria-label="Save state"]')?.textContent === 'Saved'`,
  );
}

/** What the page hands to the browser to be saved, when its button is pressed. */
export async function zipOf(page: Window): Promise<Buffer> {
  await page.run(`
    const make = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob) => { if (blob.type === 'application/zip') window.savedZip = blob; return make(blob); };
    return '';`);
  await click(page, 'Result');
  await click(page, 'Download scaffold');
  await seen(page, 'the zip', 'window.savedZip !== undefined');
  const base64 = await page.run(`
    const bytes = new Uint8Array(await window.savedZip.arrayBuffer());
    let text = '';
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text);`);
  return Buffer.from(base64, 'base64');
}

/** The first domain event that the outline shows, by its name. */
export const FIRST_EVENT = `[...document.querySelectorAll('[role="treeitem"]')]
  .filter((one) => one.getBoundingClientRect().height > 0)
  .map((one) => one.getAttribute('aria-label') ?? '')
  .find((name) => name.startsWith('Domain event: '))`;
