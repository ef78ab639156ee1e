// Uses the schemas as others do: `node check.mjs COMMAND VERDICTS`, the built `lerendwerken` and the built example
// `verdicts`. Whatever is wrong is told, all of it.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { validators } from './ajv.mjs';
import { form } from './form.mjs';
import { types } from './types.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const root = resolve(here, '../..');
const out = join(root, 'target/consumers');
const [command, verdicts] = process.argv.slice(2).map((path) => resolve(path));
rmSync(out, { recursive: true, force: true });

const problems = [];
const read = (...path) => readFileSync(join(root, ...path), 'utf8');
const lines = (text) => text.split('\n').filter((line) => line.trim() !== '');

/** Schemas as the command gives them, by name. */
function schemas(profile, language) {
  const folder = join(out, `${profile}-${language}`);
  mkdirSync(folder, { recursive: true });
  execFileSync(command, ['schema', '--profile', profile, '--language', language, '--out', folder]);
  const files = readdirSync(folder).map((file) => [file.replace('.schema.json', ''), JSON.parse(readFileSync(join(folder, file), 'utf8'))]);
  if (files.length < 4) problems.push(`${profile}: only ${files.length} schemas`);
  return Object.fromEntries(files);
}

/** The example documents, each with its kind and what it is called. */
const documents = [
  ...['waterland', 'northgate'].map((name) => ['programme', name, JSON.parse(read('examples/data', `${name}.json`))]),
  ...lines(read('examples/data/waterland.ndjson')).map((line, n) => ['cycle', `waterland.ndjson:${n + 1}`, JSON.parse(line)]),
  ...['programme', 'complete'].map((name) => ['programme', name, JSON.parse(read('tests/data', `${name}.json`))]),
  ...['held', 'planned', 'skipped'].map((name) => ['cycle', name, JSON.parse(read('tests/data', `${name}.json`))]),
  ['journal', 'journal', JSON.parse(read('tests/data/journal.json'))],
  ['interventions', 'otherwise', JSON.parse(read('examples/data/otherwise.json'))],
];

const context = { command, verdicts, here, root, out, documents, lines, schemas, problem: (what) => problems.push(what) };
for (const [name, check] of Object.entries({ ajv: validators, TypeScript: types, form })) {
  const started = Date.now();
  const said = await check(context);
  console.log(`${name}: ${said} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
}
problems.slice(0, 50).forEach((it) => console.error(it));
console.log(`${problems.length} problems`);
process.exit(problems.length === 0 ? 0 : 1);
