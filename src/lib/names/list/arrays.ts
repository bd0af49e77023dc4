/** Typed arrays that grow, over shared memory where asked: other threads may read them, one writes. */
export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array | Float32Array;

interface ColumnClass<C extends Column> {
  readonly BYTES_PER_ELEMENT: number;
  new (buffer: ArrayBufferLike, offset?: number, length?: number): C;
}

/** An empty column of `length` elements. */
export function newColumn<C extends Column>(kind: ColumnClass<C>, length: number, shared: boolean): C {
  const bytes = length * kind.BYTES_PER_ELEMENT;
  return new kind(shared ? new SharedArrayBuffer(bytes) : new ArrayBuffer(bytes));
}

/** The column itself if it holds `length` elements, else a copy half as large again. */
export function grown<C extends Column>(column: C, length: number): C {
  if (length <= column.length) return column;
  const kind = column.constructor as unknown as ColumnClass<C>;
  const copy = newColumn(kind, Math.max(16, length, Math.ceil(column.length * 1.5)), column.buffer instanceof SharedArrayBuffer);
  copy.set(column);
  return copy;
}

/** A copy of exactly the first `length` elements. */
export function trimmed<C extends Column>(column: C, length: number): C {
  if (length === column.length) return column;
  const kind = column.constructor as unknown as ColumnClass<C>;
  const copy = newColumn(kind, length, column.buffer instanceof SharedArrayBuffer);
  copy.set(column.subarray(0, length));
  return copy;
}
