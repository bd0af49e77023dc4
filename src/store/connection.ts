import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from "kysely";
import type pg from "pg";

/**
 * One connection lent to one borrower after another, first come, first served. It is what lets a node have a
 * single writer: whoever holds it is alone, and the others queue.
 */
export class OneConnection implements PostgresPool {
  readonly options = {};
  /** Resolves with the reason once the connection is lost; never while it is closed in good order. */
  readonly lost: Promise<Error>;
  /** Whether a statement may be sent before the one ahead of it is answered. */
  readonly pipelined: boolean;
  readonly #client: pg.Client;
  readonly #prepared = new Prepared();
  readonly #queue: PromiseWithResolvers<void>[] = [];
  #busy = false;
  #over: Error | undefined;
  #reportLoss: (reason: Error) => void;

  constructor(client: pg.Client, pipelined = false) {
    this.pipelined = pipelined;
    const { promise, resolve } = Promise.withResolvers<Error>();
    this.lost = promise;
    this.#reportLoss = resolve;
    this.#client = client;
    client.on("error", (error) => this.#lose(error));
    client.on("end", () => this.#lose(new Error("the database ended the connection")));
  }

  async connect(): Promise<Loan> {
    if (this.#over) throw this.#over;
    if (this.#busy) {
      const turn = Promise.withResolvers<void>();
      this.#queue.push(turn);
      await turn.promise;
    }
    this.#busy = true;
    return new Loan(this.#client, (spoilt) => {
      if (spoilt) this.#lose(new Error("a transaction could not be rolled back"));
      const next = this.#queue.shift();
      if (next) next.resolve();
      else this.#busy = false;
    }, this.#prepared);
  }

  /** Waits for those in the queue, then closes. */
  async end(): Promise<void> {
    if (this.#over) return;
    const last = await this.connect();
    this.#refuse(new Error("The store is closed"));
    last.release();
    await this.#client.end();
  }

  #lose(reason: Error): void {
    if (this.#over) return;
    this.#reportLoss(this.#refuse(new Error(`The connection to the database is lost: ${reason.message}`, { cause: reason })));
    this.#client.end().catch(() => undefined); // already broken: nothing more to learn
  }

  /** Nobody is lent the connection any more, nor those who wait. */
  #refuse(reason: Error): Error {
    this.#over = reason;
    for (const turn of this.#queue.splice(0)) turn.reject(reason);
    return reason;
  }
}

/** Lends connections of a `pg` pool; a connection lost while lent ends its borrower's query, not the process. */
export class ManyConnections implements PostgresPool {
  readonly options = {};
  readonly #pool: pg.Pool;

  constructor(pool: pg.Pool) {
    this.#pool = pool;
    // an idle connection that breaks is replaced by the pool; without a listener it would end the process
    pool.on("error", () => undefined);
  }

  async connect(): Promise<PostgresPoolClient> {
    const client = await this.#pool.connect();
    let broken: Error | undefined;
    const note = (error: Error): void => void (broken = error);
    client.on("error", note);
    return new Loan(client, (spoilt) => {
      client.off("error", note);
      client.release(broken ?? spoilt);
    });
  }

  async end(): Promise<void> {
    await this.#pool.end();
  }
}

/** Transactions after which statements are planned anew. */
const plannedFor = 256;

/** Statements kept prepared on one connection; what comes later is sent whole each time. */
const mostPrepared = 200;

/** Names of the statements that a connection keeps prepared: the server reads and plans each of them once. */
class Prepared {
  readonly #names = new Map<string, string>();
  #transactions = 0;

  /** Whether it is time to plan anew: plans are made for the tables as they were, and a new node's are empty. */
  get stale(): boolean {
    return this.#names.size > 0 && ++this.#transactions % plannedFor === 0;
  }

  nameOf(text: string): string | undefined {
    const known = this.#names.get(text);
    if (known !== undefined || this.#names.size >= mostPrepared) return known;
    const name = `s${this.#names.size}`;
    this.#names.set(text, name);
    return name;
  }
}

/**
 * A connection while it is lent. A query somebody forgot to await must not run in the next borrower's
 * transaction, so after the commit and after the return it is refused.
 */
export class Loan implements PostgresPoolClient {
  readonly #client: pg.Client;
  readonly #giveBack: (spoilt: boolean) => void;
  readonly #prepared: Prepared | undefined;
  #committed = false;
  #returned = false;

  constructor(client: pg.Client, giveBack: (spoilt: boolean) => void, prepared?: Prepared) {
    this.#client = client;
    this.#giveBack = giveBack;
    this.#prepared = prepared;
  }

  query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(text: string | PostgresCursor<R>, parameters?: readonly unknown[]): Promise<PostgresQueryResult<R>> & PostgresCursor<R> {
    this.#check(text);
    return this.#client.query(text as string, parameters?.slice()) as unknown as Promise<PostgresQueryResult<R>> & PostgresCursor<R>;
  }

  /** Begins a transaction; at once, whatever the answer. */
  begin(): Promise<unknown> {
    const discarded = this.#prepared?.stale === true ? this.query("discard plans", []) : undefined;
    return Promise.all([discarded, this.query("begin", [])]);
  }

  /** A statement of the store's own that comes again and again, kept prepared: one by keys, whose plan suits tables of any size. */
  async again(text: string, parameters: readonly unknown[]): Promise<readonly unknown[]> {
    this.#check(text);
    const name = this.#prepared?.nameOf(text);
    const { rows } = await this.#client.query<object>({ ...(name === undefined ? {} : { name }), text, values: [...parameters] });
    return rows;
  }

  /** Runs `send`, and puts what it sends on the wire in one piece. */
  together<T>(send: () => T): T {
    const { stream } = this.#client.connection;
    stream.cork();
    try {
      return send();
    } finally {
      stream.uncork();
    }
  }

  release(destroy = false): void {
    if (this.#returned) return;
    this.#returned = true;
    this.#giveBack(destroy);
  }

  #check(text: unknown): void {
    if (this.#returned || (this.#committed && text !== "rollback")) throw new Error("Cannot query: the transaction is over");
    if (typeof text !== "string") throw new Error("Cannot query: cursors are not used here");
    if (text === "commit") this.#committed = true;
  }
}
