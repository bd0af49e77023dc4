/** A binary heap: the least element by `compare` comes first. */
export interface Heap<T> {
  push(one: T): void;
  pop(): T | undefined;
}

/** An empty heap; equal elements come in no set order, so `compare` should leave none. */
export function newHeap<T>(compare: (a: T, b: T) => number): Heap<T> {
  const all: T[] = [];
  const swap = (a: number, b: number): void => {
    const one = all[a]!;
    all[a] = all[b]!;
    all[b] = one;
  };
  return {
    push(one) {
      all.push(one);
      for (let at = all.length - 1, up = (at - 1) >> 1; at > 0 && compare(all[at]!, all[up]!) < 0; at = up, up = (at - 1) >> 1) swap(at, up);
    },
    pop() {
      const top = all[0];
      const last = all.pop();
      if (all.length === 0 || last === undefined) return top;
      all[0] = last;
      for (let at = 0; ; ) {
        const left = 2 * at + 1;
        const least = left + 1 < all.length && compare(all[left + 1]!, all[left]!) < 0 ? left + 1 : left;
        if (least >= all.length || compare(all[least]!, all[at]!) >= 0) return top;
        swap(at, least);
        at = least;
      }
    },
  };
}
