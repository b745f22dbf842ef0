import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { failure, linkPackages, run, workshop } from '../exported/workbench.ts';
import { expect, newWorkshop, person, story } from './support/story.ts';
import { unzip } from './support/unzip.ts';

/** Writes one sticky of a kind in the quick entry. */
async function write(page: Page, kind: string, label: string): Promise<void> {
  await page.getByRole('button', { name: 'Kind of the next sticky' }).click();
  await page.getByRole('menuitemradio', { name: kind }).click();
  await page.getByRole('textbox', { name: 'Quick entry' }).fill(label);
  await page.getByRole('textbox', { name: 'Quick entry' }).press('Enter');
  await expect(page.getByRole('treeitem', { name: `${kind}: ${label}`, exact: true })).toBeVisible();
}

/** Draws an arrow from one sticky to another in the inspector. */
async function connect(page: Page, from: string, to: string): Promise<void> {
  await page.getByRole('treeitem', { name: from, exact: true }).click();
  await page.getByRole('combobox', { name: 'Add an arrow to' }).selectOption({ label: to });
  await expect(page.getByRole('button', { name: `Show ${to.replace(/^[^:]+: /, '')}` })).toBeAttached();
}

const next = (page: Page): Promise<void> => page.getByRole('button', { name: 'Next stage' }).click();
const tab = (page: Page, name: string): Promise<void> => page.getByRole('tab', { name }).click();

story(
  '[S3] walk all eight stages: from an empty canvas to a project that synthesises',
  async ({ browser, product }) => {
    story.setTimeout(420_000);
    const links = await newWorkshop(product);
    const { page: ada } = await person(browser, links.facilitator, 'Ada');
    const { page: ben } = await person(browser, links.participant, 'Ben');

    await story.step('1 Event discovery: both write what can happen', async () => {
      for (const label of ['Order placed', 'Parcel shipped']) await write(ada, 'Domain event', label);
      for (const label of ['Payment taken', 'Payment declined']) await write(ben, 'Domain event', label);
      for (const page of [ada, ben])
        await expect(page.getByRole('treeitem', { name: /^Domain event: / })).toHaveCount(4);
    });

    await story.step('2 Temporal sequencing: an order, and two alternatives at one moment', async () => {
      await next(ada);
      // His page follows hers, and then shows what belongs to the stage.
      await expect(ben.getByRole('tab', { name: 'Sequence' })).toBeVisible();
      await tab(ben, 'Outline');
      const put = async (event: string, field: string, other: string): Promise<void> => {
        await ben.getByRole('treeitem', { name: `Domain event: ${event}` }).click();
        await ben.getByRole('combobox', { name: field }).selectOption({ label: other });
      };
      await put('Order placed', 'Comes right after', 'The beginning');
      await put('Payment taken', 'Comes right after', 'Order placed');
      await put('Payment declined', 'Alternative to', 'Payment taken');
      await put('Parcel shipped', 'Comes right after', 'Payment taken');
      await tab(ada, 'Sequence');
      await expect(ada.getByText('Every event has its place in time.')).toBeVisible();
    });

    await story.step('3 Trigger detection: who asks, what reacts', async () => {
      await next(ada);
      await tab(ada, 'Outline');
      await write(ada, 'Actor', 'Shopper');
      await write(ada, 'Command', 'Place order');
      await write(ada, 'Command', 'Take payment');
      await write(ada, 'Command', 'Ship parcel');
      await write(ada, 'Policy', 'Whenever an order is placed, take the payment');
      await write(ada, 'Policy', 'Whenever the payment is taken, ship the parcel');
      const arrows: readonly (readonly [string, string])[] = [
        ['Actor: Shopper', 'Command: Place order'],
        ['Command: Place order', 'Domain event: Order placed'],
        ['Domain event: Order placed', 'Policy: Whenever an order is placed, take the payment'],
        ['Policy: Whenever an order is placed, take the payment', 'Command: Take payment'],
        ['Command: Take payment', 'Domain event: Payment taken'],
        ['Command: Take payment', 'Domain event: Payment declined'],
        ['Domain event: Payment taken', 'Policy: Whenever the payment is taken, ship the parcel'],
        ['Policy: Whenever the payment is taken, ship the parcel', 'Command: Ship parcel'],
        ['Command: Ship parcel', 'Domain event: Parcel shipped'],
      ];
      for (const [from, to] of arrows) await connect(ada, from, to);
    });

    await story.step('4 Entities and aggregates: events and commands find their thing', async () => {
      await next(ada);
      await tab(ada, 'Aggregates');
      for (const name of ['Order', 'Payment', 'Parcel']) {
        await ada.getByRole('textbox', { name: 'New aggregate' }).fill(name);
        await ada.keyboard.press('Enter');
      }
      for (const [event, aggregate] of [
        ['Order placed', 'Order'],
        ['Payment taken', 'Payment'],
        ['Payment declined', 'Payment'],
        ['Parcel shipped', 'Parcel'],
      ] as const)
        await ada.getByRole('combobox', { name: `Aggregate of ${event}` }).selectOption({ label: aggregate });
      await expect(ada.getByText('Every event belongs to an aggregate.')).toBeVisible();
      await tab(ben, 'Outline');
      for (const [command, aggregate] of [
        ['Place order', 'Order'],
        ['Take payment', 'Payment'],
        ['Ship parcel', 'Parcel'],
      ] as const) {
        await ben.getByRole('treeitem', { name: `Command: ${command}` }).click();
        await ben.getByRole('combobox', { name: 'Aggregate' }).selectOption({ label: aggregate });
      }
    });

    await story.step('5 Bounded contexts: an order means something else in each', async () => {
      await next(ada);
      await tab(ada, 'Contexts');
      for (const name of ['Sales', 'Billing', 'Fulfilment']) {
        await ada.getByRole('textbox', { name: 'New bounded context' }).fill(name);
        await ada.keyboard.press('Enter');
      }
      for (const [aggregate, context] of [
        ['Order', 'Sales'],
        ['Payment', 'Billing'],
        ['Parcel', 'Fulfilment'],
      ] as const)
        await ada.getByRole('combobox', { name: `Add ${aggregate} to a context` }).selectOption({ label: context });
      await expect(ada.getByText('Billing reacts to Sales')).toBeVisible();
    });

    await story.step('6 Microservices: one for each aggregate in each context', async () => {
      await next(ada);
      await tab(ada, 'Services');
      await ada.getByRole('button', { name: 'Accept all' }).click();
      await expect(ada.getByText('Every aggregate has a service in each of its contexts.')).toBeVisible();
    });

    await story.step('7 One event bus: named, and the matrix filled from the policies', async () => {
      await next(ada);
      await ada.getByRole('textbox', { name: 'Name of the bus' }).fill('order-bus');
      await ada.getByRole('button', { name: 'Propose from policies and flows' }).click();
      await expect(ada.getByRole('gridcell', { name: 'Order placed, Payment: queue' })).toBeVisible();
      await ada.getByRole('gridcell', { name: /^Parcel shipped, Order/ }).click();
      await ada.getByRole('menuitemradio', { name: 'Direct' }).click();
      await expect(ada.getByRole('gridcell', { name: 'Parcel shipped, Order: direct' })).toBeVisible();
    });

    await story.step('8 Shared schema: fields with types and examples', async () => {
      await next(ada);
      for (const event of ['Order placed', 'Payment taken', 'Payment declined', 'Parcel shipped']) {
        await ada.getByRole('button', { name: new RegExp(`^${event}`) }).click();
        const table = ada.getByRole('table', { name: `Fields of ${event} version 1` });
        await expect(table).toBeVisible();
        await ada.getByRole('textbox', { name: 'Name of the new field' }).fill('orderId');
        await ada.keyboard.press('Enter');
        await ada.getByRole('combobox', { name: 'Type of orderId' }).selectOption({ label: 'UUID' });
        await ada.getByRole('checkbox', { name: 'orderId is required' }).check();
      }
    });

    await story.step('Result: the zip installs, passes its tests and synthesises', async () => {
      await next(ada);
      const download = ada.waitForEvent('download');
      await ada.getByRole('button', { name: 'Download scaffold' }).click();
      const zip = await (await download).path();
      const folder = await workshop();
      try {
        const project = join(folder, 'project');
        await unzip(await readFile(zip), project);
        await linkPackages(project);
        expect(failure(await run('npm', ['test'], project))).toBe('');
        expect(failure(await run('npx', ['--no-install', 'cdk', 'synth', '--quiet'], project))).toBe('');
      } finally {
        await rm(folder, { recursive: true, force: true });
      }
    });
  },
);
