// Fills in the form as a person would, wide in light and on a phone in dark.
import { join } from 'node:path';
import { serve } from '../serve.mjs';

export async function form({ browser, axe, schemas, folder, problem }) {
  let steps = 0;
  schemas.forEach((it) => named(it, problem));
  const { server, address } = await serve();
  for (const [colorScheme, width] of [['light', 1280], ['dark', 390]]) {
    const as = `form ${colorScheme} ${width}`;
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 } });
    const page = await context.newPage();
    page.setDefaultTimeout(30_000);
    page.on('request', (it) => it.url().startsWith(new URL('/', address).href) || problem(`${as}: fetches ${it.url()}`));
    page.on('pageerror', (error) => problem(`${as}: script error ${error}`));
    page.on('console', (it) => problem(`${as}: console says ${it.text()}`));
    try {
      steps += await fillIn(page, address, axe, join(folder, `${colorScheme}-${width}`), (what) => problem(`${as}: ${what}`));
    } catch (error) {
      problem(`${as}: ${error}`);
    }
    await context.close();
  }
  server.closeAllConnections();
  server.close();
  return steps;
}

/** Every member of a schema and every word of it has a name for people. */
function named(schema, problem) {
  const walk = (node, at) => {
    if (node === null || typeof node !== 'object') return;
    const named = { ...node.properties, ...(node.oneOf?.[0].const !== undefined ? node.oneOf : {}) };
    for (const [key, it] of Object.entries(named)) if (!it.title) problem(`the schema has no name for ${at}/${key}`);
    for (const [key, it] of Object.entries(node)) if (!['examples', 'default'].includes(key)) walk(it, `${at}/${key}`);
  };
  walk(schema, '');
}

async function fillIn(page, address, axe, shot, problem) {
  let steps = 0;
  const field = (pointer) => page.locator(`[data-pointer="${pointer}"]`);
  const counts = () => page.locator('#counts').textContent();
  /** Waits until it is so, and tells where it never is. */
  const holds = async (what, is) => {
    steps += 1;
    for (let tries = 0; tries < 200; tries += 1) {
      if (await is()) return;
      await page.waitForTimeout(50);
    }
    problem(`${what}; counted: ${await counts()}`);
  };
  /** What stands beside a field, as a screen reader gets it. */
  const beside = (pointer) => field(pointer).evaluate((control) => {
    const id = control.getAttribute('aria-describedby');
    return id ? document.getElementById(id).innerText : '';
  });
  const invalid = async (pointer) => (await field(pointer).getAttribute('aria-invalid')) === 'true';
  /** Opens groups by their names, or by their places in a list. */
  const open = async (...path) => {
    let group = page.locator('#form');
    for (const step of path) {
      const groups = group.locator(':scope > .inside > details');
      const name = page.locator(`:scope > summary > .name:text-is("${step}")`);
      group = typeof step === 'number' ? groups.nth(step) : groups.filter({ has: name });
      if (!(await group.evaluate((it) => it.open))) await group.locator(':scope > summary').click();
      await group.locator(':scope > .inside > *').first().waitFor();
    }
    return group;
  };
  const accessible = async (what) => {
    steps += 1;
    const { violations } = await page.evaluate(() => axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    }));
    for (const it of violations) problem(`${what}: axe ${it.id}: ${it.help}; ${it.nodes.length}×, first ${it.nodes[0].html.slice(0, 160)}`);
    if (await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)) problem(`${what}: is wider than the page`);
  };

  await page.goto(address);
  await page.waitForSelector('html[data-ready]');
  // Not in the page as people get it; its own policy holds for scripts that it loads, not for what a debugger runs.
  await page.evaluate(axe);
  await accessible('at first');
  const atFirst = await counts();
  await holds('the whole example has findings and no error', async () => /^\d+ waarschuwing/.test(atFirst));
  const advice = await page.locator('#findings > .advice').count();
  await holds('all are listed', async () => atFirst.includes(`${advice} adviezen`));

  // A fault of reading, beside its field; mended, it is gone.
  await open('Mensen', 0);
  const minutes = await field('/people/0/weekly_minutes').inputValue();
  await field('/people/0/weekly_minutes').fill('36 uur');
  await holds('a text for a number is found beside its field', async () => (await beside('/people/0/weekly_minutes')).includes('36 uur'));
  await holds('the field is said to be invalid', () => invalid('/people/0/weekly_minutes'));
  await holds('it is the only one', async () => (await page.locator('[aria-invalid=true]').count()) === 1);
  await holds('it is counted', async () => (await counts()) === '1 fout');
  await page.screenshot({ path: `${shot}-fault.png` });
  await accessible('with a fault');
  await field('/people/0/weekly_minutes').fill(minutes);
  await holds('mended, it is gone', async () => (await beside('/people/0/weekly_minutes')) === '' && !(await invalid('/people/0/weekly_minutes')));
  await holds('all is as it was', async () => (await counts()) === atFirst);

  // A finding of a rule, beside its field, reached from the list; in the other language.
  await field('/people/0/accounts_to').fill('p-nobody');
  await holds('an id that leads nowhere is found', async () => (await beside('/people/0/accounts_to')).includes('LW002'));
  await holds('in Dutch', async () => (await beside('/people/0/accounts_to')).startsWith('Fout LW002'));
  await page.locator('input[value=en]').check();
  await page.locator('#findings button', { hasText: 'p-nobody' }).first().click();
  await holds('in English', async () => (await beside('/people/0/accounts_to')).startsWith('Error LW002'));
  await holds('the list leads to the field', () => field('/people/0/accounts_to').evaluate((it) => it === document.activeElement));
  await holds('the page says which language it is in', async () => (await page.getAttribute('html', 'lang')) === 'en');
  await accessible('in English');
  await page.screenshot({ path: `${shot}-finding.png` });
  await field('/people/0/accounts_to').fill('');
  await holds('an optional member that is emptied is absent', async () => !(await page.locator('#text').inputValue()).includes('p-nobody'));

  // With the keyboard alone: something new, with what it needs still to be filled in.
  await page.locator('input[value=nl]').check();
  const goals = await open('Organisatiedoelen');
  const before = await goals.locator(':scope > .inside > details').count();
  await goals.locator(':scope > .inside > .add').focus();
  await page.keyboard.press('Enter');
  await holds('the new one is there', async () => (await goals.locator(':scope > .inside > details').count()) === before + 1);
  await holds('its first field has the focus', () => field(`/goals/${before}/id`).evaluate((it) => it === document.activeElement));
  await holds('what it needs is found beside its fields', async () => invalid(`/goals/${before}/title`));
  await page.keyboard.type('g-nieuw');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Iets nieuws');
  await holds('filled in, it is read', async () => !(await invalid(`/goals/${before}/id`)) && !(await invalid(`/goals/${before}/title`)));
  await holds('rules judge it', async () => (await page.locator('#findings').innerText()).includes('g-nieuw'));
  await goals.locator(':scope > .inside > details').nth(before).locator(':scope > .remove').press('Enter');
  await holds('taken away, it is gone', async () => (await goals.locator(':scope > .inside > details').count()) === before);

  // The text itself: what is no JSON has no fields, and is found in the text.
  await page.locator('#as-text > summary').click();
  await page.locator('#text').fill('{"format": 1, "format": 1, }');
  await holds('no JSON has no fields', () => page.locator('#no-form').isVisible());
  await page.locator('#findings button').first().click();
  await holds('the list leads into the text', () => page.locator('#text').evaluate((it) => it === document.activeElement));
  await accessible('without fields');

  // The other example; a cycle whose status decides what may stand in it.
  await page.locator('#example').selectOption('northgate');
  await holds('the other example is there, in its language', async () => (await page.locator('#document-title').textContent()).startsWith('Northgate'));
  await open('Weekly cycles', 0);
  await field('/cycles/0/status').selectOption('skipped');
  await holds('a skipped cycle needs a reason', () => field('/cycles/0/reason').isVisible());
  await holds('and has no activities', async () => (await page.locator('#findings').innerText()).includes('activities'));
  await holds('the field keeps the focus', () => field('/cycles/0/status').evaluate((it) => it === document.activeElement));
  await field('/cycles/0/status').selectOption('held');
  await holds('held again, it is as it was', async () => !(await counts()).includes('error'));
  await accessible('the other example');
  await page.screenshot({ path: `${shot}-cycle.png` });
  return steps;
}
