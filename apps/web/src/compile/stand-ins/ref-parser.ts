/**
 * Stands in for @apidevtools/json-schema-ref-parser where every reference is within the schema itself. References become
 * the very objects they name, in the same order and with the same sharing as there, because json-schema-to-typescript
 * derives names from both. A reference to anything else is a mistake of ours.
 */

type Node = Record<string, unknown>;
interface Found {
  readonly value: unknown;
  readonly circular: boolean;
}
type OnDereference = (ref: string, value: unknown) => void;

interface Options {
  readonly dereference?: { readonly onDereference?: OnDereference };
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;
const isRef = (value: unknown): value is Node & { $ref: string } =>
  isNode(value) && !Array.isArray(value) && typeof value['$ref'] === 'string';

// The name is the library's.
export class $RefParser {
  async dereference(_cwd: string, schema: Node, options: Options = {}): Promise<Node> {
    const walk = new Walk(schema, options.dereference?.onDereference ?? (() => undefined));
    return walk.crawl(schema).value as Node;
  }
}

class Walk {
  private readonly root: Node;
  private readonly tell: OnDereference;
  private readonly parents = new Set<unknown>();
  private readonly done = new Set<unknown>();
  private readonly cache = new Map<string, Found>();

  constructor(root: Node, tell: OnDereference) {
    this.root = root;
    this.tell = tell;
  }

  crawl(value: unknown): Found {
    if (!isNode(value) || this.done.has(value)) return { value, circular: false };
    this.parents.add(value);
    this.done.add(value);
    const found = isRef(value) ? this.follow(value) : { value, circular: this.members(value) };
    this.parents.delete(value);
    return found;
  }

  private members(node: Node): boolean {
    let circular = false;
    for (const key of Object.keys(node)) {
      const value = node[key];
      if (isRef(value)) {
        const found = this.follow(value);
        circular ||= found.circular;
        if (node[key] === found.value) continue;
        node[key] = found.value;
        this.tell(value.$ref, found.value);
      } else if (this.parents.has(value)) circular = true;
      else circular = this.crawl(value).circular || circular;
    }
    return circular;
  }

  private follow(ref: Node & { $ref: string }): Found {
    const known = this.cache.get(ref.$ref);
    const alone = Object.keys(ref).length === 1;
    if (known !== undefined && !known.circular) {
      if (alone) return known;
      const { $ref: _, ...beside } = ref;
      return { circular: false, value: { ...(known.value as Node), ...without(beside, known.value as Node) } };
    }
    const target = this.resolve(ref.$ref);
    const { $ref: _, ...beside } = ref;
    const merged = alone ? target : { ...beside, ...without(target as Node, beside) };
    const found = this.parents.has(target) ? { value: merged, circular: true } : this.crawl(merged);
    if (alone) this.cache.set(ref.$ref, found);
    return found;
  }

  /** The object that a JSON pointer names; a reference that names a reference is followed to its end. */
  private resolve(ref: string): unknown {
    if (!ref.startsWith('#')) throw new Error(`Not a reference within the schema: ${ref}`);
    const path = ref.slice(1).split('/').slice(1);
    let at: unknown = this.root;
    for (const part of path) {
      const key = decodeURIComponent(part).replace(/~1/g, '/').replace(/~0/g, '~');
      at = isNode(at) && Object.hasOwn(at, key) ? at[key] : undefined;
    }
    if (at === undefined) throw new Error(`Nothing in the schema is called ${ref}`);
    return isRef(at) && Object.keys(at).length === 1 && at.$ref !== ref ? this.resolve(at.$ref) : at;
  }
}

const without = (node: Node, known: Node): Node =>
  Object.fromEntries(Object.entries(node).filter(([key]) => !Object.hasOwn(known, key)));
