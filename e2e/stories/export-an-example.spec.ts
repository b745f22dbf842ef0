import { readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { failure, generateExample, linkPackages, run, workshop } from '../exported/workbench.ts';
import type { ProductServer } from './support/server.ts';
import { expect, story } from './support/story.ts';
import { unzip } from './support/unzip.ts';

/** Every file below a folder with its text, by path. */
async function filesOf(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const paths = entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const texts = await Promise.all(
    paths.map(async (path) => [path.slice(folder.length), await readFile(path, 'utf8')] as const),
  );
  return new Map(texts.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What the page counts, by how its words begin, and the types of which templates have so many. What costs nothing is not listed. */
const RESOURCES: Readonly<Record<string, RegExp>> = {
  'Lambda function': /^AWS::Lambda::Function$/,
  'DynamoDB table': /^AWS::DynamoDB::(Global)?Table$/,
  'SQS queue': /^AWS::SQS::Queue$/,
  'SNS topic': /^AWS::SNS::Topic$/,
  'Kinesis stream': /^AWS::Kinesis::Stream$/,
  'Step Functions workflow': /^AWS::StepFunctions::StateMachine$/,
  'Destination outside': /^AWS::Events::ApiDestination$/,
  API: /^AWS::ApiGateway::RestApi$/,
  Schedule: /^AWS::Scheduler::Schedule$/,
  'Event bus': /^AWS::Events(V2)?::EventBus$/,
  Archive: /^AWS::Events::Archive$/,
  'Log group': /^AWS::Logs::LogGroup$/,
  'Encryption key': /^AWS::KMS::Key$/,
  'CloudWatch alarm': /^AWS::CloudWatch::Alarm$/,
  'CloudWatch dashboard': /^AWS::CloudWatch::Dashboard$/,
};

/** The resources that the page says will cost money, and how many of each. */
async function toldToRun(page: Page): Promise<Record<string, number>> {
  await page.getByRole('tab', { name: 'What costs money' }).click();
  const panel = page.getByRole('tabpanel', { name: 'What costs money' });
  await expect(panel.getByRole('listitem').first()).toBeVisible();
  const names = Object.keys(RESOURCES);
  const found: Record<string, number> = {};
  for (const line of await panel.getByRole('listitem').all()) {
    const [count = '', words = ''] = await line.locator('b').allTextContents();
    const name = names.find((one) => words.startsWith(one)) ?? words;
    found[name] = Number(count);
  }
  return found;
}

/** How many of each of these all templates of a synthesised project have. */
async function templatesMake(folder: string): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const file of await readdir(folder)) {
    if (!file.endsWith('.template.json')) continue;
    const { Resources } = JSON.parse(await readFile(join(folder, file), 'utf8')) as {
      readonly Resources: Readonly<Record<string, { readonly Type: string }>>;
    };
    for (const { Type } of Object.values(Resources)) {
      const name = Object.keys(RESOURCES).find((one) => RESOURCES[one]?.test(Type));
      if (name !== undefined) found[name] = (found[name] ?? 0) + 1;
    }
  }
  return found;
}

async function openAndExport(browser: Browser, product: ProductServer, title: string, example: string): Promise<void> {
  const page = await (await browser.newContext({ acceptDownloads: true })).newPage();
  await page.goto(product.address);
  await page.getByRole('button', { name: `Open example ${title}` }).click();
  await page.getByRole('button', { name: 'Enter the workshop' }).click();
  await page.getByRole('textbox', { name: 'Your name' }).fill('Ada');
  await page.getByRole('button', { name: 'Join workshop' }).click();
  await page
    .getByRole('navigation', { name: 'Stages' })
    .getByRole('button', { name: /Result/ })
    .first()
    .click();
  const told = await toldToRun(page);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Download scaffold' }).click();
  const folder = await workshop();
  try {
    const project = join(folder, 'from-the-page');
    await unzip(await readFile(await (await download).path()), project);
    const sameByShell = join(folder, 'from-the-shell');
    expect(failure(await generateExample(example, sameByShell))).toBe('');
    expect(await filesOf(project)).toEqual(await filesOf(sameByShell));
    await linkPackages(project);
    expect(failure(await run('npm', ['test'], project))).toBe('');
    expect(failure(await run('npx', ['--no-install', 'cdk', 'synth', '--quiet'], project))).toBe('');
    expect(told).toEqual(await templatesMake(join(project, 'cdk.out')));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

story('[S5] open the example Order checkout and export it', async ({ browser, product }) => {
  story.setTimeout(420_000);
  await openAndExport(browser, product, 'Order checkout', 'order-checkout');
});

story('[S5] open the example File manager and export it @long', async ({ browser, product }) => {
  story.setTimeout(420_000);
  await openAndExport(browser, product, 'File manager', 'file-manager');
});
