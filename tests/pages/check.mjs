// Looks at every report in headless Chromium: `node check.mjs COMMAND`, where COMMAND is the built `lerendwerken`.
// Light and dark, wide and phone: no violation that axe-core knows, nothing wider than the page, nothing fetched,
// no script run. On paper it is printed to PDF. The HTML is validated. Whatever is wrong is told, all of it.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { FileSystemConfigLoader, HtmlValidate } from 'html-validate';
import { chromium } from 'playwright-core';
import { hostile } from './hostile.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const command = resolve(process.argv[2]);
const out = join(root, 'target/pages');
mkdirSync(out, { recursive: true });

const data = (name) => join(root, 'examples/data', name);
const programme = JSON.parse(readFileSync(data('northgate.json'), 'utf8'));
const hostileProgramme = join(out, 'hostile.json');
writeFileSync(hostileProgramme, JSON.stringify(hostile(programme)));
const empty = join(out, 'empty.json');
writeFileSync(empty, JSON.stringify({
  format: 1, id: 'leeg', organisation: 'Leeg', period: { from: '2026-W02', until: '2026-W52' },
  people: [], teams: [], goals: [], development_questions: [],
}));

const waterland = [data('waterland.json'), '--log', data('waterland.ndjson')];
const reports = [];
for (const language of ['nl', 'en']) {
  reports.push([`waterland-${language}`, [...waterland, '--language', language]]);
  reports.push([`northgate-${language}`, [data('northgate.json'), '--language', language]]);
}
reports.push(['team', [...waterland, '--team', 't-burgerzaken']]);
reports.push(['small-team', [data('northgate.json'), '--team', 't-site']]);
reports.push(['hostile', [hostileProgramme]]);
reports.push(['empty', [empty]]);

const problems = [];
const problem = (page, what) => problems.push(`${page}: ${what}`);

const validator = new HtmlValidate(new FileSystemConfigLoader());
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});

for (const [name, args] of reports) {
  const file = join(out, `${name}.html`);
  execFileSync(command, ['report', ...args, '-o', file], { stdio: 'inherit' });
  const validated = await validator.validateString(readFileSync(file, 'utf8'), join(here, 'report.html'));
  for (const result of validated.results) {
    for (const it of result.messages) problem(name, `html, line ${it.line}:${it.column}: ${it.message} (${it.ruleId})`);
  }
  await look(name, file);
}
await browser.close();
problems.forEach((it) => console.error(it));
console.log(`${reports.length} reports looked at, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);

async function look(name, file) {
  const address = pathToFileURL(file).href;
  for (const colorScheme of ['light', 'dark']) {
    for (const width of [1280, 390]) {
      const as = `${name} ${colorScheme} ${width}`;
      // bypassCSP lets axe in; that the page's own policy holds is looked at below.
      const context = await browser.newContext({ colorScheme, viewport: { width, height: 900 }, bypassCSP: true });
      const page = await context.newPage();
      page.on('request', (request) => request.url() === address || problem(as, `fetches ${request.url()}`));
      page.on('dialog', (dialog) => { problem(as, 'opens a dialog'); dialog.dismiss(); });
      page.on('pageerror', (error) => problem(as, `script error ${error}`));
      await page.goto(address);
      const title = await page.title();
      if (title === 'owned' || !title.includes('Lerendwerken')) problem(as, `title is ${title.slice(0, 60)}`);
      const seen = await page.evaluate(() => ({
        wide: document.documentElement.scrollWidth > innerWidth,
        scripts: document.querySelectorAll('script, iframe, object, embed, img, link').length,
        handlers: [...document.querySelectorAll('*')].filter((it) => [...it.attributes].some((at) => at.name.startsWith('on'))).length,
        headings: document.querySelectorAll('h1').length,
      }));
      if (seen.wide) problem(as, 'is wider than the page');
      if (seen.scripts + seen.handlers > 0) problem(as, `has ${seen.scripts} elements that run or fetch, ${seen.handlers} handlers`);
      if (seen.headings !== 1) problem(as, `has ${seen.headings} main headings`);
      await page.evaluate(axe.source);
      const { violations } = await page.evaluate(() => axe.run(document, {
        runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
      }));
      for (const it of violations) {
        problem(as, `axe ${it.id}: ${it.help}; ${it.nodes.length}×, first ${it.nodes[0].html.slice(0, 160)}`);
      }
      await context.close();
    }
  }
  await paper(name, address);
  await policy(name, address);
}

// On paper: it prints, and nothing runs off the side.
async function paper(name, address) {
  const page = await browser.newPage({ viewport: { width: 688, height: 1000 } });
  await page.goto(address);
  await page.emulateMedia({ media: 'print' });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > innerWidth + 1);
  if (wide) problem(name, 'is wider than A4 in print');
  const pdf = await page.pdf({ format: 'A4', path: join(out, `${name}.pdf`) });
  if (!pdf.subarray(0, 5).equals(Buffer.from('%PDF-'))) problem(name, 'does not print');
  await page.close();
}

// The page's own policy refuses a script, should one ever get in.
async function policy(name, address) {
  const page = await browser.newPage();
  await page.goto(address);
  const ran = await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    document.body.append(script);
    return window.ran === true;
  });
  if (ran) problem(name, 'lets a script run');
  await page.close();
}
