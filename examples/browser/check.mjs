// Proves that the page checks as the command does: `node check.mjs COMMAND`, where COMMAND is the built `lerendwerken`.
// It builds the page's WebAssembly; holds its answers against the command's, of whole and of broken documents, in both
// languages; and fills in the form in headless Chromium. Whatever is wrong is told, all of it.
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { broken } from './tests/broken.mjs';
import { form } from './tests/form.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const command = resolve(process.argv[2]);
// The browser's driver, axe-core and the validator are those of the pages.
const fromPages = createRequire(join(root, 'tests/pages/package.json'));

execFileSync('cargo', ['run', '--quiet', '--locked', '-p', 'bundle'], { cwd: here, stdio: 'inherit' });
const wasm = readFileSync(join(here, 'pkg/checks_bg.wasm'));
const { initSync, check, programme_schema } = await import('./pkg/checks.js');
const module = new WebAssembly.Module(wasm);
initSync({ module });

const problems = [];
const problem = (what) => problems.push(what);

// What the wasm asks of the page: nothing but what wasm-bindgen needs to start it. A crate that takes a clock or chance
// from JavaScript would show here.
const asked = WebAssembly.Module.imports(module).map((it) => it.name).filter((it) => it !== '__wbindgen_init_externref_table');
if (asked.length > 0) problem(`the wasm imports ${asked.join(', ')}`);

const folder = join(root, 'target/browser');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });

/** What the command says of the same documents, in the same form. */
function native(text, log, language) {
  writeFileSync(join(folder, 'programme.json'), text);
  const args = ['check', 'programme.json', '--format', 'json'];
  if (log !== undefined) {
    writeFileSync(join(folder, 'log.ndjson'), log);
    args.push('--log', 'log.ndjson');
  }
  if (language) args.push('--language', language);
  const { status, stdout, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status === 2) {
    const { faults, more = 0 } = JSON.parse(stderr).error;
    return { status, answer: JSON.stringify({ error: { faults: faults.map(sorted), more } }) };
  }
  return { status, answer: JSON.stringify(JSON.parse(stdout)) };
}

/** An object with its members in order of their names: in what is refused the two write them in another order. */
function sorted(value) {
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function inBrowser(text, log, language) {
  const answer = check(text, log, language);
  const { error } = JSON.parse(answer);
  return error ? JSON.stringify({ error: { faults: error.faults.map(sorted), more: error.more } }) : answer;
}

const data = (name) => readFileSync(join(root, 'examples/data', name), 'utf8');
const cases = broken({ waterland: data('waterland.json'), log: data('waterland.ndjson'), northgate: data('northgate.json') });
const seen = { 0: 0, 1: 0, 2: 0 };
for (const { name, text, log } of cases) {
  for (const language of ['nl', 'en', '']) {
    const { status, answer } = native(text, log, language);
    const other = inBrowser(text, log, language);
    seen[status] += 1;
    if (answer !== other) {
      const at = [...answer].findIndex((letter, place) => letter !== other[place]);
      problem(`${name} ${language}: from character ${at} the command says\n  ${answer.slice(at, at + 200)}\nthe browser\n  ${other.slice(at, at + 200)}`);
    }
  }
}
for (const [status, count] of Object.entries(seen)) if (count === 0) problem(`no case ends with ${status}`);
const compared = cases.length * 3;

const { FileSystemConfigLoader, HtmlValidate } = fromPages('html-validate');
const page = readFileSync(join(here, 'index.html'), 'utf8');
const validator = new HtmlValidate(new FileSystemConfigLoader());
for (const { messages } of (await validator.validateString(page, join(root, 'tests/pages/index.html'))).results) {
  for (const it of messages) problem(`index.html, line ${it.line}:${it.column}: ${it.message} (${it.ruleId})`);
}

const { chromium } = fromPages('playwright-core');
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync),
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync'],
});
const steps = await form({
  browser, axe: fromPages('axe-core').source, schemas: ['nl', 'en'].map((it) => JSON.parse(programme_schema(it))), folder, problem,
});
await browser.close();

problems.forEach((it) => console.error(it));
console.log(`the wasm has ${wasm.length} bytes, ${gzipSync(wasm, { level: 9 }).length} of them with gzip`);
console.log(`${compared} answers held against the command's, ${steps} steps in the form, ${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
