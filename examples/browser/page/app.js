// The page: holds the document, asks the checks after every change, and shows what they say.
import init, { check, programme_schema } from '../pkg/checks.js';
import { Form, make } from './form.js';
import { Shapes, isComposite } from './shapes.js';
import { wordsOf } from './words.js';

/** How many findings are listed; beside their fields all of them stand. */
const LISTED = 200;
/** How long somebody has stopped typing before the checks run, in milliseconds. */
const PAUSE = 150;

const $ = (id) => document.getElementById(id);

const state = { text: '', programme: undefined, log: undefined, logName: '', language: 'en', words: undefined, shapes: undefined };
let form;
let waiting;

/** What the checks say of the document: a list of `{ level, code, message, mend, pointer, source, line, column, range }`. */
function checked() {
  const answer = JSON.parse(check(state.text, state.log, state.language));
  if (!answer.error) return { said: answer.findings, counts: answer.counts };
  const said = answer.error.faults.map((fault) => ({ ...fault, level: 'error' }));
  return { said, counts: { error: said.length + answer.error.more, warning: 0, advice: 0 } };
}

/** Checks, and shows what was found beside the fields and in the list. */
function judge() {
  clearTimeout(waiting);
  const { said, counts } = checked();
  if (state.programme) form.mark(said.filter((it) => it.source === 'programme.json'));
  const levels = ['error', 'warning', 'advice'].filter((level) => counts[level] > 0);
  const counted = levels.map((level) => state.words.counted(level, counts[level])).join(', ');
  $('counts').textContent = counted || state.words.text('nothing');
  const byLevel = levels.flatMap((level) => said.filter((it) => it.level === level));
  const listed = byLevel.slice(0, LISTED).map((it) => make('li', { class: it.level }, finding(it)));
  const more = said.length > LISTED ? make('li', {}, `${state.words.text('more')} ${said.length - LISTED}`) : '';
  $('findings').replaceChildren(...listed, more);
}

/** A finding in the list; it leads to its field, or to its place in the text. */
function finding(it) {
  const { text } = state.words;
  const what = [make('strong', {}, `${text(it.level)} ${it.code}`), ` ${it.message}`];
  const inLog = it.source !== 'programme.json';
  const inText = it.line === undefined ? '' : `${text('line')} ${it.line}, ${text('column')} ${it.column}`;
  const path = !inLog && state.programme ? form.path(it.pointer) || text('whole') : inText;
  const where = make('span', { class: 'where' }, inLog ? `${text('log')}, ${inText}` : path);
  if (inLog) return make('div', { class: 'fixed' }, ...what, where);
  return make('button', { type: 'button', onclick: () => goTo(it) }, ...what, where);
}

function goTo(it) {
  if (state.programme) return form.reveal(it.pointer);
  $('as-text').open = true;
  const at = (bytes) => new TextDecoder().decode(new TextEncoder().encode(state.text).subarray(0, bytes)).length;
  $('text').focus();
  if (it.range) $('text').setSelectionRange(at(it.range.start), at(it.range.end));
  return undefined;
}

/** After a change in a field: the text follows, and is checked when the typing pauses. */
function changed() {
  state.text = JSON.stringify(state.programme, null, 2);
  $('text').value = state.text;
  clearTimeout(waiting);
  waiting = setTimeout(judge, PAUSE);
}

/** Takes in a text that was opened or typed. */
function take(text) {
  state.text = text;
  try {
    const value = JSON.parse(text.replace(/^\ufeff/, ''));
    state.programme = isComposite(value) && !Array.isArray(value) ? value : undefined;
  } catch {
    state.programme = undefined;
  }
  show();
}

/** Shows all of it anew. */
function show() {
  const { text } = state.words;
  document.documentElement.lang = state.language;
  document.title = text('title');
  for (const element of document.querySelectorAll('[data-text]')) element.textContent = text(element.dataset.text);
  const name = state.programme?.organisation;
  $('document-title').textContent = typeof name === 'string' && name.trim() ? name : text('document');
  $('log-name').textContent = state.log === undefined ? '' : `${text('withLog')} ${state.logName}.`;
  $('no-form').hidden = state.programme !== undefined;
  if ($('text').value !== state.text) $('text').value = state.text;
  if (state.programme) form.show(state.programme, state.shapes, state.words);
  else $('form').replaceChildren();
  judge();
}

function speak(language) {
  state.language = language;
  state.words = wordsOf(language);
  state.shapes = new Shapes(JSON.parse(programme_schema(language)));
  for (const radio of document.querySelectorAll('[name=language]')) radio.checked = radio.value === language;
}

async function example(name) {
  const got = async (file) => {
    const answer = await fetch(`../data/${file}`);
    if (!answer.ok) throw new Error(`${file}: ${answer.status}`);
    return answer.text();
  };
  const text = await got(`${name}.json`);
  state.log = name === 'waterland' ? await got('waterland.ndjson') : undefined;
  state.logName = `${name}.ndjson`;
  speak(JSON.parse(text).language ?? 'nl');
  take(text);
}

function save() {
  const address = URL.createObjectURL(new Blob([state.text], { type: 'application/json' }));
  const name = typeof state.programme?.id === 'string' ? state.programme.id : 'programme';
  make('a', { href: address, download: `${name}.json` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

/** Does something with a file that was chosen; the same one may be chosen again. */
const chosen = (use) => async (event) => {
  const [file] = event.target.files;
  if (file) use(await file.text(), file.name);
  event.target.value = '';
};

async function start() {
  await init();
  form = new Form($('form'), changed);
  $('example').addEventListener('change', (event) => example(event.target.value));
  $('programme-file').addEventListener('change', chosen((text) => {
    state.log = undefined;
    take(text);
  }));
  $('log-file').addEventListener('change', chosen((text, name) => {
    state.log = text;
    state.logName = name;
    show();
  }));
  $('save').addEventListener('click', save);
  $('text').addEventListener('input', (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(() => take(event.target.value), PAUSE);
  });
  for (const radio of document.querySelectorAll('[name=language]')) {
    radio.addEventListener('change', () => {
      speak(radio.value);
      show();
    });
  }
  await example($('example').value);
  document.documentElement.dataset.ready = '';
}

start().catch((error) => {
  $('counts').textContent = `De controles konden niet geladen worden. The checks could not be loaded. ${error.message}`;
});
