import { neighbours, relatedKeys, shareFrom } from "../skeleton.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What `keysNear` found, until the next call; it may be another array afterwards. */
export let nearKeys = new Uint32Array(1024);
let nearCount = 0;
/** In which search a skeleton was noted last, so that each is noted once. */
let nearNoted = new Uint32Array(0);
let nearSearch = 0;

/** Writes the skeletons near one to `nearKeys` and returns how many: the same, one class more or less, of longer ones also one class replaced or two exchanged. */
export function keysNear(vocabulary: Vocabulary, value: number): number {
  const { deletionKey, deletionNext, keyValue } = vocabulary.columns;
  nearCount = 0;
  if (nearNoted.length < vocabulary.keys) nearNoted = new Uint32Array(vocabulary.keys * 2);
  if (++nearSearch > 0xffffffff) {
    nearNoted.fill(0);
    nearSearch = 1;
  }
  noteKey(vocabulary.findKey(value));
  for (const shorter of neighbours(value)) {
    if (shorter !== value) noteKey(vocabulary.findKey(shorter));
    if (shorter !== value && value < shareFrom) continue;
    for (let entry = vocabulary.deletionHead(shorter); entry > 0; entry = deletionNext[entry - 1] as number) {
      const other = deletionKey[entry - 1] as number;
      if (shorter === value || (keyValue[other] as number) >= shareFrom) noteKey(other);
    }
  }
  if (value < shareFrom) for (const other of relatedKeys(value)) noteKey(vocabulary.findKey(other));
  return nearCount;
}

function noteKey(key: number): void {
  if (key < 0 || nearNoted[key] === nearSearch) return;
  nearNoted[key] = nearSearch;
  if (nearCount === nearKeys.length) {
    const larger = new Uint32Array(nearCount * 2);
    larger.set(nearKeys);
    nearKeys = larger;
  }
  nearKeys[nearCount++] = key;
}
