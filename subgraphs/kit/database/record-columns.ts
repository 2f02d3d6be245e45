import { getMetadataArgsStorage } from "typeorm";

type Field<Entity> = keyof Entity & string;

/** Column of each field of an entity, its parents' included. */
function columnsOf(entity: object): Map<string, string> {
  const found = new Map<string, string>();
  for (let type = entity; typeof type === "function"; type = Object.getPrototypeOf(type) as object) {
    for (const { target, propertyName, options } of getMetadataArgsStorage().columns) {
      if (target === type && !found.has(propertyName)) found.set(propertyName, options.name ?? propertyName);
    }
  }
  return found;
}

/**
 * The columns of an entity for reading: a statement names those that the asked fields need, since reading, sending and
 * parsing all of them was a fifth of a list's work.
 */
export class RecordColumns<Entity extends object> {
  readonly #columns: Map<string, string>;
  readonly #selections = new Map<string, string>();

  /**
   * @param alias of the table in the statements
   * @param needs the fields of the entity that another field of the API is made of
   * @param never fields that no client sees
   */
  constructor(
    entity: new () => Entity,
    private readonly alias: string,
    private readonly needs: Readonly<Record<string, readonly Field<Entity>[]>>,
    never: readonly Field<Entity>[] = [],
  ) {
    this.#columns = columnsOf(entity);
    for (const field of never) this.#columns.delete(field);
  }

  /** Is it known what to read for this field of the API? For one that is not, everything is read. */
  knows(field: string): boolean {
    return this.#columns.has(field) || field in this.needs || field.startsWith("__");
  }

  /** "s.id, s.name_th as \"nameTh\"": what the asked fields need, always with the id; `null`: everything. */
  select(asked: ReadonlySet<string> | null): string {
    const fields =
      asked && [...asked].every((field) => this.knows(field)) ? this.#fieldsFor(asked) : this.#columns.keys();
    const wanted = [...fields];
    const key = wanted.join();
    let selection = this.#selections.get(key);
    if (selection === undefined) {
      selection = wanted.map((field) => `${this.alias}.${this.#columns.get(field)} as "${field}"`).join(", ");
      this.#selections.set(key, selection);
    }
    return selection;
  }

  #fieldsFor(asked: ReadonlySet<string>): Set<string> {
    const fields = new Set(["id"]);
    for (const field of [...asked].sort()) {
      if (this.#columns.has(field)) fields.add(field);
      for (const needed of this.needs[field] ?? []) fields.add(needed);
    }
    return fields;
  }
}
