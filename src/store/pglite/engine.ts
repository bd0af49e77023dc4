import { Duplex } from "node:stream";
import { Worker } from "node:worker_threads";
import { assert } from "../../lib/base/result.ts";

/** A database in `folder`, or in memory; a new one in memory may start as the copy stored in the file `snapshot`. */
export interface EngineStart {
  readonly kind: "start";
  readonly folder?: string;
  readonly snapshot?: string;
}
export type EngineOrder = Uint8Array | EngineStart | { readonly kind: "syncs" | "dump" | "stop" };
export type EngineAnswer =
  | { readonly kind: "started" | "stopped" }
  | { readonly kind: "syncs"; readonly count: number }
  | { readonly kind: "dump"; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: "failed"; readonly reason: string }
  | { readonly kind: "said"; readonly line: string };

/** PostgreSQL's major version in this PGlite: it reads no folder written by another. */
export const enginePostgresMajor = 18;

/** PGlite running in a thread. One client at a time may speak to it, over `socket`. */
export class Engine {
  readonly socket: Duplex;
  readonly #worker: Worker;
  readonly #reusable: boolean;
  readonly #answers: PromiseWithResolvers<EngineAnswer>[] = [];
  readonly #said: string[] = [];
  #died: Error | undefined;

  private constructor(worker: Worker, reusable: boolean) {
    this.#worker = worker;
    this.#reusable = reusable;
    this.socket = new EngineSocket(worker);
    this.socket.on("error", () => undefined); // before a client listens; it hears of it when it connects
    worker.on("message", this.#hear);
    worker.on("error", this.#die);
    worker.on("exit", this.#die);
  }

  /** Throws with PostgreSQL's own last words if it does not start. */
  static async start(options: Omit<EngineStart, "kind">): Promise<Engine> {
    const reusable = options.folder === undefined;
    const engine = new Engine((reusable ? idle.pop() : undefined) ?? new Worker(new URL(import.meta.resolve("./worker.ts"))), reusable);
    engine.#worker.ref();
    try {
      await engine.#ask({ kind: "start", ...options });
    } catch (error) {
      await engine.#worker.terminate();
      throw error;
    }
    return engine;
  }

  /** How often data reached the disk so far; 0 in memory. */
  async syncs(): Promise<number> {
    const answer = await this.#ask({ kind: "syncs" });
    assert(answer.kind === "syncs", "syncs are answered with their number");
    return answer.count;
  }

  /** A copy of the whole database, as `snapshot` takes it. */
  async dump(): Promise<Uint8Array> {
    const answer = await this.#ask({ kind: "dump" });
    assert(answer.kind === "dump", "a dump is answered with bytes");
    return answer.bytes;
  }

  /** Shuts the database down in good order. */
  async stop(): Promise<void> {
    if (this.#died) return;
    await this.#ask({ kind: "stop" });
    this.#worker.off("message", this.#hear);
    this.#worker.off("error", this.#die);
    this.#worker.off("exit", this.#die);
    this.socket.destroy();
    if (this.#reusable && idle.length === 0) {
      this.#worker.unref();
      idle.push(this.#worker);
    } else await this.#worker.terminate();
  }

  /** Ends the thread at once, as a crash would. */
  async kill(): Promise<void> {
    await this.#worker.terminate();
  }

  async #ask(order: Exclude<EngineOrder, Uint8Array>): Promise<EngineAnswer> {
    if (this.#died) throw this.#died;
    const waiting = Promise.withResolvers<EngineAnswer>();
    this.#answers.push(waiting);
    this.#worker.postMessage(order);
    const answer = await waiting.promise;
    if (answer.kind === "failed") throw this.#failure(answer.reason);
    return answer;
  }

  #hear = (message: EngineAnswer | Uint8Array): void => {
    if (message instanceof Uint8Array) this.socket.push(message);
    else if (message.kind === "said") {
      this.#said.push(message.line);
      if (this.#said.length > linesKept) this.#said.shift();
    } else this.#answers.shift()?.resolve(message);
  };

  #die = (cause: unknown): void => {
    this.#died ??= this.#failure(cause instanceof Error ? cause.message : `it ended with ${String(cause)}`);
    for (const waiting of this.#answers.splice(0)) waiting.reject(this.#died);
    this.socket.destroy(this.#died);
  };

  #failure(reason: string): Error {
    return new Error(["The database engine stopped", reason, ...this.#said].join(": "));
  }
}

/** Of what PostgreSQL last said, enough to see why it stopped. */
const linesKept = 20;

/** A thread that has stopped one database in memory starts the next much sooner than a new thread. */
const idle: Worker[] = [];

/** First byte of the message with which a client leaves. */
const goodbye = 0x58;

/** Looks like a TCP socket to `pg`; carries its bytes to the thread. */
class EngineSocket extends Duplex {
  readonly #worker: Worker;

  constructor(worker: Worker) {
    super();
    this.#worker = worker;
  }

  connect(): this {
    process.nextTick(() => this.emit("connect"));
    return this;
  }

  override _read(): void {
    // pushed when it comes
  }

  override _write(chunk: Uint8Array, _encoding: string, done: () => void): void {
    if (chunk[0] !== goodbye) this.#worker.postMessage(new Uint8Array(chunk));
    done();
  }

  override _final(done: () => void): void {
    this.push(null); // a server would hang up now, and the driver waits for that
    done();
  }

  /** What `pg` writes together is answered together: one round trip for a whole query. */
  override _writev(chunks: { chunk: Uint8Array }[], done: () => void): void {
    this._write(Buffer.concat(chunks.map(({ chunk }) => chunk)), "buffer", done);
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }
}
