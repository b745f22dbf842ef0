import type { Page } from '@playwright/test';
import { expect, newWorkshop, person, story } from './support/story.ts';

const write = async (page: Page, text: string): Promise<void> => {
  await page.getByRole('textbox', { name: 'Quick entry' }).fill(text);
  await page.keyboard.press('Enter');
};
const sticky = (page: Page, label: string) => page.getByRole('treeitem', { name: `Domain event: ${label}` });

/** Everything that comes to a page over its sockets, as text. */
function wire(page: Page): () => string {
  let heard = '';
  page.on('websocket', (socket) =>
    socket.on('framereceived', ({ payload }) => {
      heard += typeof payload === 'string' ? payload : payload.toString('latin1');
    }),
  );
  return () => heard;
}

story(
  '[S23] in silent mode nobody sees what others write, everybody how much; the reveal brings all of it',
  async ({ browser, product }) => {
    const links = await newWorkshop(product);
    const { page: ada } = await person(browser, links.facilitator, 'Ada');
    const { page: ben } = await person(browser, links.participant, 'Ben');
    const { page: cem, context } = await person(browser, links.participant, 'Cem');
    await write(ada, 'Was there before');
    await expect(sticky(ben, 'Was there before')).toBeVisible();
    await expect(sticky(cem, 'Was there before')).toBeVisible();
    const pages = { ada, ben, cem };
    const heard = { ada: wire(ada), ben: wire(ben), cem: wire(cem) };
    // From now on their sockets are listened to from the first frame.
    for (const page of Object.values(pages)) {
      await page.reload();
      await expect(sticky(page, 'Was there before')).toBeVisible();
    }
    await ada.getByRole('button', { name: 'Silent mode' }).click();
    for (const page of [ben, cem]) await expect(page.getByText(/Only you see what you write/)).toBeVisible();
    await expect(ada.getByText('Nobody has written yet.')).toBeVisible();

    await write(ben, 'Payroll was late');
    await write(ben, 'Nobody was told');
    await write(cem, 'Order placed');
    await write(ada, 'Order paid');
    await expect(ben.getByText('Only you see these')).toBeVisible();
    await expect(
      ben.getByRole('treeitem', { name: 'Domain event: Payroll was late, only you see this' }),
    ).toBeVisible();
    for (const page of Object.values(pages))
      await expect(page.getByText('So far 4 stickies from 3 people.')).toBeVisible();
    // One's own can be changed, taken away and brought back.
    await sticky(ben, 'Nobody was told').press('Delete');
    await expect(sticky(ben, 'Nobody was told')).toBeHidden();
    await expect(ada.getByText('So far 3 stickies from 3 people.')).toBeVisible();
    await ben.getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(sticky(ben, 'Nobody was told')).toBeVisible();
    await expect(ada.getByText('So far 4 stickies from 3 people.')).toBeVisible();

    const secrets = { ben: ['Payroll was late', 'Nobody was told'], cem: ['Order placed'], ada: ['Order paid'] };
    for (const [writer, texts] of Object.entries(secrets))
      for (const [reader, page] of Object.entries(pages)) {
        if (reader === writer) continue;
        for (const text of texts) {
          await expect(sticky(page, text)).toBeHidden();
          expect(await page.content()).not.toContain(text);
          expect(heard[reader as keyof typeof heard](), `${reader} hears of ${text}`).not.toContain(text);
        }
      }
    // A page that is loaded anew has its own again, also while it is silent.
    await ben.reload();
    await expect(sticky(ben, 'Payroll was late')).toBeVisible();
    await expect(sticky(ben, 'Order placed')).toBeHidden();

    await ada.getByRole('button', { name: 'Reveal', exact: true }).click();
    const asked = ada.getByRole('alertdialog', { name: 'Reveal what everybody has written?' });
    await expect(asked.getByText(/4 stickies from 3 people onto the board/)).toBeVisible();
    await asked.getByRole('button', { name: 'Reveal' }).click();
    for (const page of Object.values(pages)) {
      for (const text of Object.values(secrets).flat()) await expect(sticky(page, text)).toBeVisible();
      await expect(page.getByText(/Silent mode\. /)).toBeHidden();
      await expect(page.getByText('Only you see these')).toBeHidden();
    }
    await sticky(ada, 'Payroll was late').click();
    await expect(ada.getByText('Ben', { exact: false }).first()).toBeVisible();
    // From now on it is a sticky like any other.
    await write(cem, 'Order sent');
    await expect(sticky(ben, 'Order sent')).toBeVisible();
    await context.close();
  },
);

story(
  '[S23] whoever is writing while it is revealed writes on, and who was offline loses nothing',
  async ({ browser, product }) => {
    const links = await newWorkshop(product);
    const { page: ada } = await person(browser, links.facilitator, 'Ada');
    const { page: ben } = await person(browser, links.participant, 'Ben');
    const { page: cem, context } = await person(browser, links.participant, 'Cem');
    await ada.getByRole('button', { name: 'Silent mode' }).click();
    for (const page of [ben, cem]) await expect(page.getByText(/Only you see what you write/)).toBeVisible();
    await write(cem, 'Order sent');
    await expect(ada.getByText('So far 1 sticky from 1 person.')).toBeVisible();
    await context.setOffline(true);
    await expect(cem.getByText(/^Offline/).first()).toBeVisible();
    await write(cem, 'Written in the tunnel');
    await ben.getByRole('application', { name: 'Board' }).click({ position: { x: 300, y: 300 } });
    await ben.keyboard.press('e');
    await ben.keyboard.type('Order pla');
    await expect(ada.getByText('So far 2 stickies from 2 people.')).toBeVisible();
    await ada.getByRole('button', { name: 'Reveal', exact: true }).click();
    const confirmed = ada.getByRole('alertdialog').getByRole('button', { name: 'Reveal' }).click();
    const told = expect(ben.getByText('On the board now: 2 stickies from 2 people')).toBeVisible();
    // A letter in each moment around the reveal.
    await ben.keyboard.type('ced by somebody who types on', { delay: 60 });
    await confirmed;
    await expect(sticky(ada, 'Order placed by somebody who types on')).toBeVisible();
    await told;
    await ben.keyboard.type('!');
    await expect(sticky(ada, 'Order placed by somebody who types on!')).toBeVisible();
    await expect(sticky(ada, 'Order sent')).toBeVisible();

    await context.setOffline(false);
    const refused = cem.getByRole('dialog', { name: 'Something you wrote was not accepted' });
    await expect(refused.getByText('Silent mode is over: what was written in private was revealed.')).toBeVisible();
    await expect(refused.getByRole('textbox')).toHaveValue('Written in the tunnel');
    await expect(ada.getByRole('region', { name: 'Written before the team went on' })).toContainText(
      'Written in the tunnel',
    );
    await refused.getByRole('button', { name: 'Put back onto the board' }).click();
    for (const page of [ada, ben, cem]) await expect(sticky(page, 'Written in the tunnel')).toBeVisible();
    await expect(sticky(cem, 'Order sent')).toBeVisible();
  },
);
