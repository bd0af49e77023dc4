// What the fuzzing of every library shares: how input is altered, and by which dice.

/** Whole numbers below a limit. */
export type Random = (below: number) => number;

/** What a run did; `failed` is the first input that something made of what it should not. */
export interface FuzzRun {
  readonly inputs: number;
  readonly read: number;
  readonly slowestMs: number;
  readonly failed: { readonly target: string; readonly why: string; readonly input: string } | undefined;
}

/** One input may take this long, on the slowest machine. */
export const LONGEST_MS = 2_000;

/** One to four changes to a genuine input, or bytes from nowhere: what parsers meet, and what they never should. */
export function alter(genuine: Uint8Array, random: Random, tokens: readonly string[] = TOKENS): Uint8Array {
  if (random(50) === 0) return Uint8Array.from({ length: random(400) }, () => random(256));
  let bytes = Buffer.from(genuine);
  for (let changes = 1 + random(4); changes > 0; changes--) {
    const at = random(bytes.length + 1);
    const many = 1 + random(random(10) === 0 ? bytes.length + 1 : 5);
    switch (random(9)) {
      case 0:
        if (at < bytes.length) bytes[at] = bytes[at]! ^ (1 << random(8));
        break;
      case 1:
        if (at < bytes.length) bytes[at] = random(256);
        break;
      case 2:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + many)]);
        break;
      case 3:
        bytes = Buffer.concat([bytes.subarray(0, at), Buffer.from(tokens[random(tokens.length)]!), bytes.subarray(at)]);
        break;
      case 4:
        bytes = Buffer.concat([bytes.subarray(0, at), bytes.subarray(at, at + many), bytes.subarray(at)]);
        break;
      case 5: {
        const lines = bytes.toString("latin1").split("\n");
        const from = random(lines.length);
        const to = random(lines.length);
        [lines[from], lines[to]] = [lines[to]!, lines[from]!];
        bytes = Buffer.from(lines.join("\n"), "latin1");
        break;
      }
      case 6: {
        const lines = bytes.toString("latin1").split("\n");
        const line = random(lines.length);
        lines.splice(line, 0, ...Array.from({ length: 1 + random(random(20) === 0 ? 200 : 3) }, () => lines[line]!));
        bytes = Buffer.from(lines.join("\n"), "latin1");
        break;
      }
      case 7:
        bytes = Buffer.from(bytes.toString("latin1").replace(/\d+/, tokens[random(tokens.length)]!), "latin1");
        break;
      default:
        bytes = Buffer.concat([bytes, bytes.subarray(at)]);
    }
    if (bytes.length > 1 << 16) bytes = bytes.subarray(0, 1 << 16);
  }
  return new Uint8Array(bytes);
}

/** What breaks parsers, more often than chance would bring it. */
export const TOKENS = ["\n", "\n\n", " ", "— ", "+", "=", "\r\n", "\0", "0", "-1", "01", "9007199254740991", "9007199254740992", "18446744073709551615", "1e9", "\ufeff", "\u2028", "é", "old ", "extra ", "index ", "quorum none\n", "{", "}", '"v":1', "A".repeat(44), "AAAA", "..", "x000/", "__proto__", "constructor"];

/** Whole numbers below a limit, the same for the same seed. */
export function xorshift(seed: number): Random {
  let state = (seed * 2_654_435_761) >>> 0 || 1;
  return (below) => {
    state ^= state << 13;
    state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state % below;
  };
}
