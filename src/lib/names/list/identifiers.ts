import { grown, newColumn } from "./arrays.ts";

const encoder = new TextEncoder();
const decoder = new TextDecoder();
/** UTF-8 bytes of an identifier beyond this are cut: identifiers are references, not texts. */
const longest = 512;

/** Identifiers by record number, as bytes that threads can share. */
export class Identifiers {
  bytes: Uint8Array;
  start: Uint32Array;
  count: number;

  constructor(parts?: { readonly bytes: Uint8Array; readonly start: Uint32Array; readonly count: number }, shared = false) {
    this.bytes = parts?.bytes ?? newColumn(Uint8Array, 1024, shared);
    this.start = parts?.start ?? newColumn(Uint32Array, 64, shared);
    this.count = parts?.count ?? 0;
  }

  /** Appends the identifier of the next record. */
  append(id: string): void {
    const at = this.start[this.count] as number;
    this.start = grown(this.start, this.count + 2);
    this.bytes = grown(this.bytes, at + Math.min(longest, 3 * id.length));
    let end = at;
    // Short and plain identifiers are the rule.
    while (end - at < id.length && end - at < longest && id.charCodeAt(end - at) < 128) this.bytes[end] = id.charCodeAt(end++ - at);
    if (end - at < id.length && end - at < longest) {
      const encoded = encoder.encode(id.slice(0, longest)).subarray(0, longest);
      this.bytes.set(encoded, at);
      end = at + encoded.length;
    }
    this.start[++this.count] = end;
  }

  /** The identifier of a record. */
  text(record: number): string {
    const from = this.start[record] as number;
    const to = this.start[record + 1] as number;
    // A copy: text decoders refuse shared memory.
    let text = "";
    for (let i = from; i < to; i++) {
      const byte = this.bytes[i] as number;
      if (byte > 127) return decoder.decode(this.bytes.slice(from, to));
      text += String.fromCharCode(byte);
    }
    return text;
  }
}
