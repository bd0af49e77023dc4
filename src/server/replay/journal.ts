import { closeSync, fdatasyncSync, ftruncateSync, openSync, readFileSync, writeSync } from "node:fs";
import type { Seat } from "./seat.ts";

/** One question of the conductor and what the node answered. */
interface Line {
  /** Place in the run, from 0. */
  readonly n: number;
  readonly node: string;
  readonly act: string;
  readonly at: string;
  readonly answer?: unknown;
}

/** The journal tells another run than this program conducts: it was written by another version, or by hand. */
export class JournalDiffers extends Error {}

/**
 * What the conductor asked and was answered, one line each, in a file. A conductor does nothing but ask and go by the answers,
 * so one that is given the recorded answers again takes the same path to where the last one was cut off, without asking any node
 * twice. Only the one question that was under way may have been begun before.
 */
export class Journal {
  readonly #file: number;
  readonly #known: ReadonlyMap<number, Line>;
  #asked = 0;
  #mayBeBegun: boolean;
  #unsynced = false;

  private constructor(file: number, known: ReadonlyMap<number, Line>) {
    this.#file = file;
    this.#known = known;
    this.#mayBeBegun = known.size > 0;
  }

  /** Opens the journal of a run, or begins it. What a kill left of a last line is cut off. */
  static open(path: string): Journal {
    const file = openSync(path, "a+", 0o600);
    const { lines, bytes } = readLines(readFileSync(file));
    ftruncateSync(file, bytes);
    return new Journal(file, new Map(lines.map((line) => [line.n, line])));
  }

  /**
   * The answer recorded for this place in the run, or what `ask` answers now. `ask` hears whether the node may have begun, or
   * even done, the same before. A question that `writes` is put only when every earlier answer is on disk.
   */
  async answer<T>(question: { readonly node: string; readonly act: string; readonly at: string; readonly writes: boolean }, ask: (mayBeBegun: boolean) => Promise<T>): Promise<T> {
    const { node, act, at, writes } = question;
    const n = this.#asked++;
    const known = this.#known.get(n);
    if (known !== undefined) {
      if (known.node === node && known.act === act && known.at === at) return known.answer as T;
      throw new JournalDiffers(`line ${n + 1} tells of ${known.act} at ${known.node} on ${known.at}, this run comes to ${act} at ${node} on ${at}`);
    }
    const mayBeBegun = this.#mayBeBegun;
    this.#mayBeBegun = false;
    if (writes) this.#sync();
    const answer = await ask(mayBeBegun);
    writeSync(this.#file, `${JSON.stringify({ n, node, act, at, answer } satisfies Line)}\n`);
    this.#unsynced = true;
    return answer;
  }

  [Symbol.dispose](): void {
    this.#sync();
    closeSync(this.#file);
  }

  #sync(): void {
    if (this.#unsynced) fdatasyncSync(this.#file);
    this.#unsynced = false;
  }
}

/** A seat whose answers are kept: what it answered in an earlier run it is not asked again. */
export function journaled(seat: Seat, journal: Journal): Seat {
  const ask = <T>(act: string, at: string, writes: boolean, put: (mayBeBegun: boolean) => Promise<T>): Promise<T> => journal.answer({ node: seat.id, act, at, writes }, put);
  return {
    id: seat.id,
    cast: (casting, now) => ask("cast", now, true, () => seat.cast(casting, now)),
    play: (turn) => ask("play", turn.now, true, () => seat.play(turn)),
    tick: (now, key) => ask("tick", now, true, () => seat.tick(now, key)),
    // What was delivered before the cut counts too: another round is needed to see whether it made others send.
    deliver: (now, outage) => ask("deliver", now, true, async (mayBeBegun) => Math.max(mayBeBegun ? 1 : 0, await seat.deliver(now, outage))),
    nextWake: (now) => ask("nextWake", now, false, () => seat.nextWake(now)),
    signals: () => seat.signals(), // asked at the end, and writes nothing
    inquire: (asOf, imprecise) => seat.inquire(asOf, imprecise), // likewise
    [Symbol.asyncDispose]: () => seat[Symbol.asyncDispose](),
  };
}

/** The lines up to the first that is not whole, and how many bytes they take. */
function readLines(text: Buffer): { readonly lines: readonly Line[]; readonly bytes: number } {
  const lines: Line[] = [];
  for (let from = 0; ; ) {
    const end = text.indexOf(0x0a, from);
    const line = end < 0 ? undefined : parseLine(text.toString("utf8", from, end));
    if (line === undefined) return { lines, bytes: from };
    lines.push(line);
    from = end + 1;
  }
}

function parseLine(text: string): Line | undefined {
  try {
    const line = JSON.parse(text) as Line | null;
    return typeof line === "object" && line !== null && Number.isSafeInteger(line.n) ? line : undefined;
  } catch {
    return undefined;
  }
}
