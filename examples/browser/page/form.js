// A form made from a document and its schema. Each place in it is known by its JSON Pointer, so that what a check
// says of a pointer can stand beside its field.
import { down, has, isComposite, put, steps } from './shapes.js';

const LEVELS = ['error', 'warning', 'advice'];

/** An element with attributes and children; text goes in as text and never as HTML. */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, '');
    else if (value !== undefined && value !== false) element.setAttribute(key, value);
  }
  element.append(...children.filter((it) => it !== undefined && it !== ''));
  return element;
}

export class Form {
  #root;
  #shapes;
  #changed;
  #programme;
  #words;
  /** What stands where: by pointer, where its messages go and how it is shown. */
  #places = new Map();
  /** The objects and lists that somebody opened; places may shift, these stay what they are. */
  #open = new WeakSet();
  #closed = new WeakSet();
  #said = [];
  #number = 0;

  /** `changed` is called after every change of the document. */
  constructor(root, changed) {
    this.#root = root;
    this.#changed = changed;
  }

  /** Shows a document, with what it may hold and the words of the page: `{ text, counted }`. */
  show(programme, shapes, words) {
    this.#shapes = shapes;
    this.#programme = programme;
    this.#words = words;
    this.#places.clear();
    const said = make('ul', { class: 'said' });
    const inside = make('div', { class: 'inside top' });
    this.#places.set('', { said, inside });
    this.#root.replaceChildren(said, inside);
    this.#fill(inside, programme, this.#shapes.root, '');
  }

  /** Shows what was found, each beside its field or the nearest place around it: `{ pointer, level, code, message }`. */
  mark(said) {
    this.#said = said;
    const at = new Map();
    const within = new Map();
    for (const it of said) {
      const pointer = this.#nearest(it.pointer);
      at.set(pointer, [...(at.get(pointer) ?? []), it]);
      let around = '';
      for (const step of [undefined, ...steps(pointer)]) {
        if (step !== undefined) around = down(around, step);
        const counts = within.get(around) ?? {};
        within.set(around, { ...counts, [it.level]: (counts[it.level] ?? 0) + 1 });
      }
    }
    for (const [pointer, place] of this.#places) {
      this.#tell(place, at.get(pointer) ?? []);
      this.#count(place, within.get(pointer) ?? {});
      place.rename?.();
    }
  }

  /** Opens everything around a place and goes there. */
  reveal(pointer) {
    let around = '';
    for (const step of steps(this.#nearest(pointer))) {
      around = down(around, step);
      const details = this.#places.get(around)?.details;
      if (details) {
        details.open = true;
        this.#fillOnce(around);
      }
    }
    const place = this.#places.get(this.#nearest(pointer));
    const target = place?.control ?? place?.details?.querySelector('summary') ?? place?.said;
    target?.scrollIntoView({ block: 'center' });
    target?.focus({ preventScroll: true });
  }

  /** Where a place is, in words: `Teams › Burgerzaken › name`. */
  path(pointer) {
    let value = this.#programme;
    let node = this.#shapes.root;
    return steps(pointer).map((step) => {
      const inList = Array.isArray(value);
      node = this.#shapes.within(node, value, step);
      value = has(value, step) ? value[step] : undefined;
      return inList ? this.#title(value) || String(Number(step) + 1) : this.#shapes.title(node, step);
    }).join(' › ');
  }

  /** The pointer itself where there is something, or else the nearest around it. */
  #nearest(pointer) {
    if (this.#places.has(pointer)) return pointer;
    let value = this.#programme;
    let at = '';
    for (const step of steps(pointer)) {
      if (!has(value, step)) break;
      value = value[step];
      at = down(at, step);
    }
    return at;
  }

  #tell(place, said) {
    place.said.replaceChildren(...said.map((it) => make('li', { class: it.level },
      make('strong', {}, `${this.#words.text(it.level)} ${it.code}`), ` ${it.message}`,
      it.mend ? make('span', { class: 'mend' }, it.mend) : '')));
    place.said.hidden = said.length === 0;
    if (place.control) {
      place.control.toggleAttribute('data-said', said.length > 0);
      place.control.setAttribute('aria-invalid', String(said.some((it) => it.level === 'error')));
      if (said.length > 0) place.control.setAttribute('aria-describedby', place.said.id);
      else place.control.removeAttribute('aria-describedby');
    }
  }

  #count(place, counts) {
    place.counts?.replaceChildren(...LEVELS.filter((level) => counts[level]).map((level) =>
      make('span', { class: `badge ${level}` }, this.#words.counted(level, counts[level]))));
  }

  /** What an object is called: by its name, its title, or its id. */
  #title(value) {
    if (!isComposite(value)) return '';
    const key = ['name', 'title', 'question', 'id', 'reason', 'week', 'day', 'expectation', 'start']
      .find((it) => typeof value[it] === 'string' && value[it].trim() !== '');
    const title = key ? value[key] : '';
    return title.length > 90 ? `${title.slice(0, 90)}…` : title;
  }

  /** Fills an element with the members of an object or list. */
  #fill(inside, value, node, pointer) {
    const shape = this.#shapes.of(node, value);
    const again = () => this.#again(pointer, value, node);
    if (Array.isArray(value)) {
      const items = shape.kind === 'list' ? shape.items : undefined;
      const each = value.map((_, at) => this.#place({ holder: value, key: at, node: items, pointer, again, canGo: true }));
      const add = () => {
        value.push(this.#shapes.fresh(items));
        this.#open.add(value.at(-1));
        again();
        this.#changed();
        this.#go(this.#places.get(down(pointer, value.length - 1)));
      };
      const button = make('button', { type: 'button', class: 'add', onclick: add }, this.#words.text('add'));
      inside.replaceChildren(...each, items ? button : '');
      return;
    }
    const properties = shape.kind === 'object' ? shape.properties : {};
    const known = Object.keys(properties);
    const keys = [...known, ...Object.keys(value).filter((key) => !Object.hasOwn(properties, key))];
    const fields = [];
    const groups = [];
    const absent = [];
    for (const key of keys.filter((it) => it !== '$schema')) {
      const inner = Object.hasOwn(properties, key) ? properties[key] : undefined;
      const isThere = has(value, key) && value[key] !== null;
      const isGroup = isThere ? isComposite(value[key]) : ['object', 'list'].includes(this.#shapes.of(inner).kind);
      if (!isThere && isGroup) {
        absent.push(this.#absent(value, key, inner, pointer, again));
        continue;
      }
      const canGo = !shape.required?.includes(key) && (isGroup || inner === undefined);
      (isGroup ? groups : fields).push(this.#place({ holder: value, key, node: inner, pointer, again, canGo, shape }));
    }
    inside.replaceChildren(
      fields.length ? make('div', { class: 'fields' }, ...fields) : '', ...groups,
      absent.length ? make('p', { class: 'absent' }, ...absent) : '',
    );
  }

  /** Fills a place again after something came or went in it. */
  #again(pointer, value, node) {
    for (const known of [...this.#places.keys()]) {
      if (known.startsWith(`${pointer}/`)) this.#places.delete(known);
    }
    this.#fill(this.#places.get(pointer).inside, value, node, pointer);
    this.mark(this.#said);
  }

  #absent(holder, key, node, pointer, again) {
    const add = () => {
      put(holder, key, this.#shapes.fresh(node));
      this.#open.add(holder[key]);
      again();
      this.#changed();
      this.#go(this.#places.get(down(pointer, key)));
    };
    return make('button', { type: 'button', class: 'add', onclick: add }, `${this.#words.text('add')}: ${this.#shapes.title(node, key)}`);
  }

  #go(place) {
    (place?.control ?? place?.inside?.querySelector('input, select') ?? place?.details?.querySelector('summary'))?.focus();
  }

  #place(it) {
    const value = has(it.holder, it.key) ? it.holder[it.key] : undefined;
    return isComposite(value) ? this.#group(it, value) : this.#field(it, value);
  }

  #remover({ holder, key, pointer, again, canGo }, name) {
    if (!canGo) return '';
    const remove = () => {
      put(holder, Array.isArray(holder) ? Number(key) : key, undefined);
      again();
      this.#changed();
      const around = this.#places.get(pointer);
      (around?.inside?.querySelector(':scope > .add, :scope > .absent > .add') ?? around?.details?.querySelector('summary'))?.focus();
    };
    return make('button', { type: 'button', class: 'remove', 'aria-label': `${this.#words.text('remove')}: ${name}`, onclick: remove },
      this.#words.text('remove'));
  }

  /** An object or a list: opened and filled when somebody looks. */
  #group(it, value) {
    const pointer = down(it.pointer, it.key);
    const inList = Array.isArray(it.holder);
    const called = () => (inList ? this.#title(value) || String(Number(it.key) + 1) : this.#shapes.title(it.node, it.key));
    const name = make('span', { class: 'name' }, called());
    const rename = () => (name.textContent = called());
    const much = Array.isArray(value) ? make('span', { class: 'soft' }, String(value.length)) : '';
    const counts = make('span', { class: 'counts' });
    const said = make('ul', { class: 'said' });
    const inside = make('div', { class: 'inside' });
    const small = inList ? false : !Array.isArray(value) || !value.some(isComposite);
    const open = this.#open.has(value) || (small && pointer.split('/').length > 2 && !this.#closed.has(value));
    const details = make('details', { class: 'group', open },
      make('summary', {}, name, much, counts), said, inside, this.#remover(it, called()));
    details.addEventListener('toggle', () => {
      (details.open ? this.#open : this.#closed).add(value);
      (details.open ? this.#closed : this.#open).delete(value);
      if (details.open) this.#fillOnce(pointer);
    });
    this.#places.set(pointer, { said, inside, details, counts, rename, value, node: it.node, isEmpty: !open });
    if (open) this.#fill(inside, value, it.node, pointer);
    return details;
  }

  #fillOnce(pointer) {
    const place = this.#places.get(pointer);
    if (!place?.isEmpty) return;
    place.isEmpty = false;
    this.#fill(place.inside, place.value, place.node, pointer);
    this.mark(this.#said);
  }

  /** A value that somebody fills in. */
  #field(it, value) {
    const pointer = down(it.pointer, it.key);
    const shape = this.#shapes.of(it.node, value);
    const id = `field-${(this.#number += 1)}`;
    const name = Array.isArray(it.holder) ? String(Number(it.key) + 1) : this.#shapes.title(it.node, it.key);
    const shown = value === undefined || value === null ? '' : String(value);
    const isRequired = Array.isArray(it.holder) || it.shape?.required?.includes(it.key);
    const write = (raw) => {
      put(it.holder, it.key, typed(raw, shape, isRequired));
      if (it.node?.decides) this.#decided(it, pointer);
      this.#changed();
    };
    const options = { id, 'data-pointer': pointer, 'aria-required': isRequired ? 'true' : undefined };
    const control = shape.kind === 'word' || shape.kind === 'flag'
      ? this.#choice(options, shape, it, shown, isRequired, write)
      : this.#line(options, shape, it, shown, write);
    const said = make('ul', { class: 'said', id: `${id}-said`, hidden: true });
    this.#places.set(pointer, { said, control });
    return make('div', { class: `field ${shape.kind}` },
      make('label', { for: id }, name, isRequired ? make('span', { class: 'soft', 'aria-hidden': 'true' }, ' *') : ''),
      make('div', { class: 'row' }, control, this.#remover(it, name)), said);
  }

  /** After a word that decides which other members may stand there, those are shown. */
  #decided(it, pointer) {
    it.again();
    this.#places.get(pointer)?.control?.focus();
  }

  #choice(options, shape, it, shown, isRequired, write) {
    const known = shape.kind === 'flag' ? ['true', 'false'] : shape.words;
    const label = (word) => (shape.kind === 'flag' ? this.#words.text(word) : shape.labels.get(word) ?? word);
    const words = known.includes(shown) || shown === '' ? known : [shown, ...known];
    const each = words.map((word) => make('option', { value: word, selected: word === shown }, label(word)));
    const none = !isRequired || shown === '' ? make('option', { value: '', selected: shown === '' }, '–') : '';
    return make('select', { ...options, onchange: (event) => write(event.target.value) }, none, ...each);
  }

  #line(options, shape, it, shown, write) {
    const ids = it.key === 'id' ? [] : this.#shapes.ids(shape.name, this.#programme);
    const list = ids.length ? this.#list(shape.name, ids) : undefined;
    const isLong = shape.name === 'Text' && shown.length > 60;
    const control = make(isLong ? 'textarea' : 'input', {
      ...options, ...(isLong ? { rows: 2 } : { type: 'text', inputmode: shape.kind === 'number' ? 'decimal' : undefined, list }),
      autocomplete: 'off', placeholder: /^Text$|Id$/.test(shape.name) ? undefined : shape.example,
      oninput: (event) => write(event.target.value),
    });
    control.value = shown;
    return control;
  }

  /** A list of ids to choose from; made once for each kind of id. */
  #list(name, ids) {
    const id = `ids-${name}`;
    const list = this.#root.querySelector(`#${id}`) ?? make('datalist', { id });
    list.replaceChildren(...ids.map((it) => make('option', { value: it })));
    if (!list.isConnected) this.#root.append(list);
    return id;
  }
}

/** What was filled in as a value of the document. What is no number stays a text, and the check says what it should be. */
export function typed(raw, shape, isRequired) {
  if (raw === '' && !isRequired) return undefined;
  if (shape.kind === 'flag' && raw !== '') return raw === 'true';
  if (shape.kind === 'number' && raw.trim() !== '' && Number.isFinite(Number(raw))) return Number(raw);
  return raw;
}
