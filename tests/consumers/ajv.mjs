// Ajv, strict: every schema compiles without a warning, in both languages; the examples are valid; and of every
// change to every document it says what the reader says.
import { execFileSync } from 'node:child_process';
import formats from 'ajv-formats';
import Ajv from 'ajv/dist/2020.js';

export function validators({ verdicts, documents, lines, schemas, problem }) {
  let compiled = 0;
  const valid = {};
  for (const profile of ['exact', 'codegen', 'form', 'structured-output']) {
    for (const language of ['nl', 'en']) {
      for (const [name, schema] of Object.entries(schemas(profile, language))) {
        const as = `${profile} ${name} ${language}`;
        const log = (...said) => problem(`ajv, ${as}: ${said.join(' ')}`);
        const ajv = new Ajv({ strict: true, allErrors: false, logger: { log, warn: log, error: log } });
        formats(ajv);
        try {
          valid[as] = ajv.compile(schema);
          compiled += 1;
        } catch (error) {
          log(error.message);
        }
      }
    }
  }
  for (const [kind, name, document] of documents) {
    for (const profile of ['exact', 'codegen', 'form']) {
      const check = valid[`${profile} ${kind} en`];
      if (!check(document)) problem(`ajv, ${name} in ${profile}: ${JSON.stringify(check.errors)}`);
    }
  }
  const mutants = lines(execFileSync(verdicts, ['mutants'], { encoding: 'utf8', maxBuffer: 2 ** 30 })).map((line) => JSON.parse(line));
  let accepted = 0;
  for (const { kind, accepted: wanted, text } of mutants) {
    const document = JSON.parse(text);
    for (const profile of ['exact nl', 'codegen en']) {
      const [of, language] = profile.split(' ');
      if (valid[`${of} ${kind} ${language}`](document) !== wanted) problem(`ajv, ${profile}: the reader says ${wanted} of ${text}`);
    }
    accepted += wanted ? 1 : 0;
  }
  if (mutants.length < 10000 || accepted < 1000) problem(`ajv: only ${mutants.length} changes, ${accepted} accepted`);
  return `${compiled} schemas compiled, ${documents.length} documents, ${mutants.length} changes judged as the reader does, ${accepted} accepted`;
}
