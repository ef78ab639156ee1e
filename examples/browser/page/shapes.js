// What the JSON Schema says of a place in a document: which fields stand there and what may be in them.

/** A JSON Pointer one step further. */
export function down(pointer, key) {
  return `${pointer}/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`;
}

/** The steps of a JSON Pointer. */
export function steps(pointer) {
  return pointer.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
}

export const isComposite = (value) => value !== null && typeof value === 'object';

/** Whether a value has this member itself, not by inheritance. */
export const has = (value, key) => isComposite(value) && Object.hasOwn(value, key);

/** Puts a member into an object or list, or takes it out where there is no value; `__proto__` is a key as any other. */
export function put(holder, key, value) {
  if (value !== undefined) {
    Object.defineProperty(holder, key, { value, writable: true, enumerable: true, configurable: true });
  } else if (Array.isArray(holder)) {
    holder.splice(key, 1);
  } else {
    delete holder[key];
  }
}

/** A closed set of words, each with its name for people. */
function words(choices, decides) {
  const labels = new Map(choices.map((it) => [it.const, it.title]));
  return { kind: 'word', words: [...labels.keys()], labels, decides };
}

export class Shapes {
  #defs;

  constructor(schema) {
    this.#defs = schema.$defs;
    this.root = schema;
  }

  /**
   * The shape of a node of the schema: its kind (`object`, `list`, `word`, `flag`, `number` or `text`) with what that
   * needs. Which of several shapes it is follows from the value, as a cycle's does from its status.
   */
  of(node, value) {
    if (node?.$ref) {
      const name = node.$ref.replace('#/$defs/', '');
      return { ...this.of(this.#defs[name], value), name };
    }
    if (node?.anyOf) return this.of(this.#either(node.anyOf, value), value);
    if (node?.oneOf?.[0].const !== undefined) return words(node.oneOf, node.decides);
    if (node?.oneOf) return this.#variant(node.oneOf.map((it) => this.#resolved(it)), value);
    const type = [node?.type].flat().find((it) => it !== 'null');
    if (type === 'object') return { kind: 'object', properties: node.properties ?? {}, required: node.required ?? [] };
    if (type === 'array') return { kind: 'list', items: node.items };
    if (type === 'boolean') return { kind: 'flag' };
    if (type === 'integer' || type === 'number') return { kind: 'number', example: node.examples?.[0] };
    return { kind: 'text', example: node?.examples?.[0] };
  }

  #resolved(node) {
    return node.$ref ? this.#defs[node.$ref.replace('#/$defs/', '')] : node;
  }

  /** Of several types the one that a value has; where there is none, the first that is not `null`. */
  #either(variants, value) {
    const type = Array.isArray(value) ? 'array' : typeof value;
    const real = variants.filter((it) => it.type !== 'null');
    return real.find((it) => it.type === type) ?? real[0];
  }

  /** What a member of a document is called, or the key itself where the schema does not know it. */
  title(node, key) {
    return node?.title ?? key;
  }

  /** The node of a member, or of an element of a list. */
  within(node, value, key) {
    const shape = this.of(node, value);
    if (shape.kind === 'list') return shape.items;
    return shape.kind === 'object' && Object.hasOwn(shape.properties, key) ? shape.properties[key] : undefined;
  }

  /** Of objects that differ by a member with a fixed word: the one that has the value's, its word free to choose. */
  #variant(variants, value) {
    const key = Object.keys(variants[0].properties).find((name) => variants[0].properties[name].const !== undefined);
    const own = variants.find((it) => it.properties[key].const === value?.[key]) ?? variants[0];
    const choices = variants.map((it) => ({ const: it.properties[key].const, title: it.title }));
    const properties = { ...own.properties, [key]: { title: own.properties[key].title, oneOf: choices, decides: true } };
    return { kind: 'object', properties, required: own.required };
  }

  /** Something new of this shape, with everything in it that has to be there, still to be filled in. */
  fresh(node) {
    const shape = this.of(node);
    if (shape.kind === 'list') return [];
    if (shape.kind !== 'object') return '';
    const value = {};
    for (const key of shape.required) put(value, key, this.fresh(shape.properties[key]));
    return value;
  }

  /** The ids that a reference of this name may lead to. */
  ids(name, programme) {
    const of = (...lists) => lists.flat().filter((it) => typeof it?.id === 'string').map((it) => it.id);
    const list = (key) => (Array.isArray(programme?.[key]) ? programme[key] : []);
    switch (name) {
      case 'PersonId': return of(list('people'));
      case 'TeamId': return of(list('teams'));
      case 'GoalId': return of(list('goals'));
      case 'AiSystemId': return of(list('ai_systems'));
      case 'DevelopmentQuestionId': return of(list('development_questions'));
      case 'ExpectationId': return of(list('goals').flatMap((goal) => goal?.expectations ?? []));
      case 'MomentId': return [...new Set(of(list('teams').flatMap((team) => team?.moments ?? [])))];
      default: return [];
    }
  }
}
