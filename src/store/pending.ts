import { Transaction } from "kysely";
import type { CompiledQuery, DatabaseConnection, KyselyProps, QueryResult } from "kysely";
import type { Entry, Noun, Rows } from "../domain/entry.ts";
import type { Loan } from "./connection.ts";
import { erasingPlaces, placing, tables, writing } from "./projection.ts";
import type { Statement, Written } from "./projection.ts";
import type { Database, Tx } from "./schema.ts";

/** Sequence number and instant of an entry. */
export interface Last {
  readonly seq: number;
  readonly at: string;
}

/** A short table as it was last read: in the database's order, and by id. */
export interface ShortList {
  readonly rows: readonly Rows[Noun][];
  readonly byId: ReadonlyMap<string, Rows[Noun]>;
}

/** What the only writer of a database knows of it from one transaction to the next. */
export interface Memory {
  readonly last: Last | undefined;
  readonly lists: ReadonlyMap<Noun, ShortList>;
  /** What else is read once and kept, by its name. */
  readonly kept: ReadonlyMap<string, unknown>;
}

/** Nothing is known: everything is read. */
export const emptyMemory: Memory = { last: undefined, lists: new Map(), kept: new Map() };

/** Tables that are short, change seldom and are asked in every act: read once and kept. */
export const SHORT: ReadonlySet<Noun> = new Set<Noun>(["authority", "officer", "agreement"]);

/** A row in the hands of a transaction: as it was read, or as its entries left it. */
interface Held {
  readonly row: Rows[Noun] | undefined;
  /** Its JSON, once entries of this transaction changed it. */
  readonly text?: string;
  /** The database has no row of this id. */
  readonly isNew?: boolean;
}

/**
 * One writing transaction, and what it holds back. Entries wait here and are sent together with the rows they lead to, before the
 * first query that could miss them and before the commit; rows are handed out from here by their ids. So most acts write once.
 * Nothing else writes these tables, since a node has one writer; a statement that does so all the same makes it forget everything.
 */
export class Pending {
  /** What services query with: what waits is sent first. */
  readonly tx: Tx;
  readonly #loan: Loan;
  readonly #pipelined: boolean;
  readonly #memory: Memory;
  readonly #held = new Map<Noun, Map<string, Held>>();
  readonly #lists = new Map<Noun, ShortList>();
  readonly #changedLists = new Set<Noun>();
  readonly #kept: Map<string, unknown>;
  #entries: Entry[] = [];
  #later: Statement[] = [];
  /** Rows the waiting entries changed. */
  #waiting = new Map<Noun, Set<string>>();
  #self = "";
  #last: Last | undefined;
  #foreign = false;
  #begun: Promise<unknown> | undefined;
  #sending: Promise<unknown> | undefined;
  /** Signals asked for before they are needed: by what is raised once, whether it was. */
  readonly once = new Map<string, boolean>();

  constructor(loan: Loan, options: { readonly pipelined: boolean; readonly memory: Memory; readonly kysely: KyselyProps }) {
    this.#loan = loan;
    this.#pipelined = options.pipelined;
    this.#memory = options.memory;
    this.#last = options.memory.last;
    this.#kept = new Map(options.memory.kept);
    const connection = this.#connection();
    const executor = options.kysely.executor.withConnectionProvider({
      provideConnection: async (consumer) => {
        await this.send();
        return consumer(connection);
      },
    });
    this.tx = new Transaction<Database>({ ...options.kysely, executor });
    pendings.set(this.tx, this);
  }

  /** The newest entry, this transaction's included, as far as it is known without asking. */
  get last(): Last | undefined {
    return this.#last;
  }

  learnLast(last: Last): void {
    this.#last = last;
  }

  /** A row if it is in hand; `{ row: undefined }` if it is known not to exist. */
  held<N extends Noun>(noun: N, id: string): { readonly row: Rows[N] | undefined } | undefined {
    const held = this.#held.get(noun)?.get(id);
    // What was changed is parsed anew, as the database would give it back.
    return held === undefined ? undefined : { row: (held.text === undefined ? held.row : JSON.parse(held.text)) as Rows[N] | undefined };
  }

  /** Whether a row, or that there is none, is in hand. */
  has(noun: Noun, id: string): boolean {
    return this.#held.get(noun)?.has(id) === true;
  }

  /** Takes a row that was read into hand. */
  hold(noun: Noun, id: string, row: Rows[Noun] | undefined): void {
    const rows = inner(this.#held, noun, () => new Map<string, Held>());
    if (!rows.has(id)) rows.set(id, { row });
  }

  /** The rows of a noun that this transaction changed, as they stand. */
  *changed<N extends Noun>(noun: N): Generator<Rows[N]> {
    for (const held of this.#held.get(noun)?.values() ?? []) if (held.text !== undefined) yield JSON.parse(held.text) as Rows[N];
  }

  /** A short table, if it is known as it stands. */
  list(noun: Noun): ShortList | undefined {
    return this.#lists.get(noun) ?? (this.#changedLists.has(noun) ? undefined : this.#memory.lists.get(noun));
  }

  learnList(noun: Noun, rows: readonly Rows[Noun][]): void {
    this.#lists.set(noun, { rows, byId: new Map(rows.map((row) => [row.id, row])) });
  }

  /** What was kept under a name, by this transaction or one before it. */
  kept(name: string): unknown {
    return this.#kept.get(name);
  }

  keep(name: string, value: unknown): void {
    this.#kept.set(name, value);
  }

  /** A statement that only writes, to be sent behind the entries. */
  later(statement: Statement): void {
    this.#later.push(statement);
  }

  /** Adds entries, each with the row it leads to; `self` is this node's authority. */
  add(self: string, added: readonly { readonly entry: Entry; readonly row: Rows[Noun] }[]): void {
    this.#self = self;
    for (const { entry, row } of added) {
      const { noun, subject } = entry;
      const rows = inner(this.#held, noun, () => new Map<string, Held>());
      const before = rows.get(subject);
      const isNew = before === undefined || before.isNew === true || (before.text === undefined && before.row === undefined);
      rows.set(subject, { row, text: JSON.stringify(row), isNew });
      inner(this.#waiting, noun, () => new Set<string>()).add(subject);
      this.#entries.push(entry);
      this.#last = { seq: entry.seq, at: entry.at };
      if (!SHORT.has(noun)) continue;
      this.#changedLists.add(noun);
      this.#lists.delete(noun);
    }
  }

  /** Asks what nothing that waits can change, such as rows not in hand by their ids, or writes it. */
  ask(statement: Statement): Promise<readonly unknown[]> {
    return this.#submit(() => this.#loan.again(statement.text, statement.values));
  }

  /** Sends what waits. */
  async send(): Promise<void> {
    if (this.#entries.length + this.#later.length > 0) this.#sending = this.#write();
    await this.#sending;
  }

  /** Sends what waits, and commits. */
  async commit(): Promise<void> {
    if (!this.#pipelined) await this.send();
    if (this.#begun === undefined && this.#entries.length + this.#later.length === 0) return;
    // Where statements are pipelined the commit goes right behind the writing; if that fails, the server makes it a rollback.
    const [, ended] = await Promise.all(this.#loan.together(() => [this.send(), this.#loan.query<unknown>("commit", [])] as const));
    if (ended.command !== "COMMIT") throw new Error("The transaction was rolled back: a statement in it had failed");
  }

  /** Undoes everything; false if that could not be done. */
  async rollback(): Promise<boolean> {
    this.#entries = [];
    this.#later = [];
    if (this.#begun === undefined) return true;
    try {
      await this.#loan.query("rollback", []);
      return true;
    } catch {
      return false;
    }
  }

  /** What is known once it is committed. */
  learned(): Memory {
    if (this.#foreign) return emptyMemory;
    const lists = new Map([...this.#memory.lists].filter(([noun]) => !this.#changedLists.has(noun)));
    for (const [noun, list] of this.#lists) lists.set(noun, list);
    return { last: this.#last, lists, kept: this.#kept };
  }

  /** Without an await where statements are pipelined, so that the commit is sent behind it. */
  #write(): Promise<unknown> {
    const written = [...this.#waiting].map(([noun, ids]): Written => ({ noun, rows: [...ids].map((id) => ({ id, ...(this.#held.get(noun)!.get(id) as Held & { text: string }) })) }));
    const statements = [
      ...erasingPlaces(written),
      ...(this.#entries.length === 0 ? [] : [writing(this.#entries, written, placing(this.#self, written))]),
      ...this.#later,
    ];
    this.#entries = [];
    this.#later = [];
    this.#waiting = new Map();
    for (const { noun, rows } of written) for (const { id, row, text } of rows) this.#held.get(noun)!.set(id, { row, text });
    if (this.#pipelined) return Promise.all(statements.map((one) => this.ask(one)));
    return statements.reduce<Promise<unknown>>((before, one) => before.then(() => this.ask(one)), Promise.resolve());
  }

  /** Sends a statement; the first one behind the beginning of the transaction. */
  #submit<T>(send: () => Promise<T>): Promise<T> {
    if (!this.#pipelined) return (this.#begun ??= this.#loan.begin()).then(send);
    if (this.#begun !== undefined) return send();
    return this.#loan.together(() => {
      this.#begun = this.#loan.begin();
      this.#begun.catch(() => undefined); // only a lost connection refuses it, and then what follows fails too
      return send();
    });
  }

  #connection(): DatabaseConnection {
    return {
      executeQuery: async <R>(compiled: CompiledQuery): Promise<QueryResult<R>> => {
        if (WRITES_HISTORY.test(compiled.sql)) this.#forget();
        const { command, rowCount, rows } = await this.#submit(() => this.#loan.query<R>(compiled.sql, compiled.parameters));
        return command === "SELECT" ? { rows } : { rows, numAffectedRows: BigInt(rowCount ?? 0) };
      },
      streamQuery() {
        throw new Error("Cannot query: streams are not used here");
      },
    };
  }

  #forget(): void {
    this.#foreign = true;
    this.#held.clear();
    this.#lists.clear();
    this.#kept.clear();
    this.once.clear();
    for (const noun of SHORT) this.#changedLists.add(noun);
    this.#last = undefined;
  }
}

const pendings = new WeakMap<Tx, Pending>();

/** The writing transaction behind a `tx`; undefined where it only reads. */
export function pendingOf(tx: Tx): Pending | undefined {
  return pendings.get(tx);
}

/** A statement that writes a table of history past the entries. */
const WRITES_HISTORY = new RegExp(`\\b(?:insert\\s+into|update|delete\\s+from|truncate|merge\\s+into|alter\\s+table|drop\\s+table)\\s+(?:only\\s+)?"?(?:${tables.join("|")})\\b`, "i");

function inner<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}
