// react-jsonschema-form in headless Chromium: the programme's form in Dutch, with the example filled in.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

const WORDS = ['Periode', 'Taal', 'Fase', 'Nederlands', 'Doorbraak', 'Formaat'];

export async function form({ here, out, documents, schemas, problem }) {
  const folder = join(out, 'form');
  mkdirSync(folder, { recursive: true });
  const schema = schemas('form', 'nl').programme;
  const [, , document] = documents.find(([, name]) => name === 'waterland');
  await build({
    entryPoints: [join(here, 'form.jsx')], bundle: true, outfile: join(folder, 'form.js'), jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"development"' }, logLevel: 'warning',
  });
  writeFileSync(join(folder, 'data.js'), `window.schema = ${JSON.stringify(schema)}; window.example = ${JSON.stringify(document)};`);
  const page = join(folder, 'form.html');
  writeFileSync(page, '<!doctype html><html lang="nl"><meta charset="utf-8"><title>Programma</title>'
    + '<style>body { font: 15px sans-serif; max-width: 60rem; margin: 1rem auto; } fieldset { margin: .5rem 0; border: 1px solid #bbb; }'
    + ' label { display: block; margin-top: .5rem; font-weight: 600; } .field-description { margin: 0; color: #555; }'
    + ' .glyphicon-plus::before { content: "+"; } .glyphicon-remove::before { content: "×"; }'
    + ' .glyphicon-arrow-up::before { content: "↑"; } .glyphicon-arrow-down::before { content: "↓"; }'
    + ' input, select { min-width: 20rem; padding: .25rem; }</style>'
    + '<div id="form"></div><script src="data.js"></script><script src="form.js"></script>');
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync),
    args: ['--no-sandbox', '--disable-gpu', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });
  const view = await browser.newPage({ viewport: { width: 1100, height: 1400 } });
  view.on('console', (it) => ['error', 'warning'].includes(it.type()) && problem(`form, console: ${it.text().slice(0, 600)}`));
  view.on('pageerror', (error) => problem(`form, script: ${error}`));
  await view.goto(pathToFileURL(page).href);
  await view.waitForFunction(() => window.ready || window.failed, undefined, { timeout: 120000 });
  const seen = await view.evaluate(() => ({
    text: document.body.innerText,
    failed: window.failed ?? '',
    errors: window.errors,
    fields: document.querySelectorAll('input, select, textarea').length,
    unsupported: document.querySelectorAll('.unsupported-field, .config-error').length,
    options: [...document.querySelectorAll('option')].map((it) => it.textContent),
    labels: [...document.querySelectorAll('label, legend')].map((it) => it.innerText.replace(/\*$/, '').trim()),
    organisation: document.querySelector('#root_organisation')?.value,
  }));
  await view.screenshot({ path: join(folder, 'form-nl.png') });
  await view.screenshot({ path: join(folder, 'form-nl-whole.png'), fullPage: true });
  if (seen.failed) problem(`form: ${seen.failed}`);
  if (seen.fields < 100) problem(`form: only ${seen.fields} fields`);
  if (seen.unsupported > 0 || /Unknown field type|Unsupported field/i.test(seen.text)) problem('form: a field that it does not know');
  seen.options.filter((it) => /^Option \d/.test(it)).slice(0, 3).forEach((it) => problem(`form: a choice without a name, ${it}`));
  if (seen.errors.length > 0) problem(`form: the example is not valid, ${JSON.stringify(seen.errors).slice(0, 600)}`);
  if (seen.organisation !== document.organisation) problem(`form: the organisation is ${seen.organisation}`);
  for (const [name, { title }] of Object.entries(schema.properties)) {
    if (title && name !== '$schema' && !seen.labels.includes(title)) problem(`form: no label ${title}`);
  }
  WORDS.filter((it) => ![...seen.labels, ...seen.options].includes(it)).forEach((it) => problem(`form: no ${it}`));
  // What is wrong is told beside the form.
  const refused = await view.evaluate(() => window.validate({ ...window.example, organisation: ' ', unknown: 1 }));
  if (refused.length < 2) problem(`form: what is wrong is not told, ${JSON.stringify(refused)}`);
  await browser.close();
  return `${seen.fields} fields, ${seen.labels.length} labels; look at ${join(folder, 'form-nl.png')}`;
}
