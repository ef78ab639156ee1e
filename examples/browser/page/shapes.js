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
    if (node?.anyOf) return this.of(node.anyOf.find((it) => it.type !== 'null'), value);
    if (node?.oneOf) return this.#variant(node.oneOf, value);
    const type = [node?.type].flat().find((it) => it !== 'null');
    if (type === 'object') return { kind: 'object', properties: node.properties ?? {}, required: node.required ?? [] };
    if (type === 'array') return { kind: 'list', items: node.items };
    if (node?.enum) return { kind: 'word', words: node.enum, name: node.name };
    if (type === 'boolean') return { kind: 'flag' };
    if (type === 'integer' || type === 'number') return { kind: 'number', example: node.examples?.[0] };
    return { kind: 'text', example: node?.examples?.[0] };
  }

  /** Of objects that differ by a member with a fixed word: the one that has the value's, its word free to choose. */
  #variant(variants, value) {
    const key = Object.keys(variants[0].properties).find((name) => variants[0].properties[name].const !== undefined);
    const own = variants.find((it) => it.properties[key].const === value?.[key]) ?? variants[0];
    const words = variants.map((it) => it.properties[key].const);
    const name = key.charAt(0).toUpperCase() + key.slice(1);
    const properties = { ...own.properties, [key]: { enum: words, name, decides: true } };
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
