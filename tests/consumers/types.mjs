// json-schema-to-typescript and `tsc --strict`: the types are closed and named as in the crate, and the client
// that is written with them is right, and only that one.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compile } from 'json-schema-to-typescript';

/** Where a document has free keys, and nowhere else. */
const JSON_LEVELS = Array.from({ length: 9 }, (_, level) => `Json${level}`);
const MAPS = { programme: ['LevelSetting', ...JSON_LEVELS], 'rule-settings': ['LevelSetting'] };

/** Any JSON in extensions has types of its own by level. The default of a rule's parameter is any value: its types are
 * those of that. */
const VALUES = /\bJson\d\b/;

export async function types({ here, out, schemas, problem }) {
  const folder = join(out, 'types');
  mkdirSync(folder, { recursive: true });
  const made = schemas('codegen', 'nl');
  for (const [name, schema] of Object.entries(made)) {
    const text = await compile(schema, name, { bannerComment: '', additionalProperties: true, unknownAny: true });
    const code = text.replace(/\/\*[^]*?\*\//g, '');
    const bad = code.match(/^.*\b(any|unknown)\b.*$/m) ?? code.match(/^export \w+ \w*[a-z]\d+\b.*$/m);
    if (bad && !VALUES.test(bad[0]) && name !== 'rules') problem(`types of ${name}: ${bad[0]}`);
    for (const [, of] of code.matchAll(/\[k: string\]: (\w+)/g)) {
      if (name !== 'rules' && !(MAPS[name] ?? JSON_LEVELS).includes(of)) problem(`types of ${name}: free keys to ${of}`);
    }
    // Keys are texts in TypeScript.
    const used = JSON.stringify(schema, (keyword, it) => (keyword === 'propertyNames' ? undefined : it));
    for (const definition of Object.keys(schema.$defs ?? {}).filter((it) => used.includes(`"#/$defs/${it}"`))) {
      if (!new RegExp(`^export (type|interface) ${definition}\\b`, 'm').test(code)) problem(`types of ${name}: no ${definition}`);
    }
    writeFileSync(join(folder, `${name}.ts`), text);
  }
  copyFileSync(join(here, 'client.ts'), join(folder, 'client.ts'));
  const tsc = join(here, 'node_modules/.bin/tsc');
  const options = ['--strict', '--exactOptionalPropertyTypes', '--noUncheckedIndexedAccess', '--noEmit', '--target', 'es2022', '--module', 'nodenext', '--types', ''];
  try {
    execFileSync(tsc, [...options, ...Object.keys(made).map((name) => join(folder, `${name}.ts`)), join(folder, 'client.ts')], { encoding: 'utf8', cwd: folder });
  } catch (error) {
    problem(`tsc: ${error.stdout}${error.stderr}`);
  }
  return `${Object.keys(made).length} schemas made types`;
}
