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
  readonly #client: pg.Client;
  readonly #queue: PromiseWithResolvers<void>[] = [];
  #busy = false;
  #over: Error | undefined;
  #reportLoss: (reason: Error) => void;

  constructor(client: pg.Client) {
    const { promise, resolve } = Promise.withResolvers<Error>();
    this.lost = promise;
    this.#reportLoss = resolve;
    this.#client = client;
    client.on("error", (error) => this.#lose(error));
    client.on("end", () => this.#lose(new Error("the database ended the connection")));
  }

  async connect(): Promise<PostgresPoolClient> {
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
    });
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

/**
 * A connection while it is lent. A query somebody forgot to await must not run in the next borrower's
 * transaction, so after the commit and after the return it is refused.
 */
class Loan implements PostgresPoolClient {
  readonly #client: pg.ClientBase;
  readonly #giveBack: (spoilt: boolean) => void;
  #committed = false;
  #returned = false;

  constructor(client: pg.ClientBase, giveBack: (spoilt: boolean) => void) {
    this.#client = client;
    this.#giveBack = giveBack;
  }

  query<R>(text: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query<R>(text: string | PostgresCursor<R>, parameters?: readonly unknown[]): Promise<PostgresQueryResult<R>> & PostgresCursor<R> {
    if (this.#returned || (this.#committed && text !== "rollback")) throw new Error("Cannot query: the transaction is over");
    if (typeof text !== "string") throw new Error("Cannot query: cursors are not used here");
    if (text === "commit") this.#committed = true;
    return this.#client.query(text, parameters?.slice()) as unknown as Promise<PostgresQueryResult<R>> & PostgresCursor<R>;
  }

  release(destroy = false): void {
    if (this.#returned) return;
    this.#returned = true;
    this.#giveBack(destroy);
  }
}
