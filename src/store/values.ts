import pg from "pg";

/** How one PostgreSQL type becomes a JavaScript value. */
type Reader = (text: string) => unknown;

/**
 * Every type not named here stays the text PostgreSQL wrote, so both databases, and both versions of the
 * driver, give the same values: numeric as text (no rounding), date as "2014-12-15", uuid as text.
 */
const readers: Readonly<Record<number, Reader>> = {
  16: (text) => text === "t", // bool
  17: readBytes, // bytea
  20: readInteger, // int8
  21: Number, // int2
  23: Number, // int4
  26: Number, // oid
  114: (text) => JSON.parse(text) as unknown, // json
  700: Number, // float4
  701: Number, // float8
  1184: readInstant, // timestamptz
  3802: (text) => JSON.parse(text) as unknown, // jsonb
};

/** Array types and the type of their elements; other arrays stay text. */
const arrays: Readonly<Record<number, number>> = {
  1000: 16, 1001: 17, 1005: 21, 1007: 23, 1009: 25, 1015: 1043, 1016: 20, 1021: 700, 1022: 701,
  1028: 26, 1182: 1082, 1185: 1184, 1231: 1700, 2951: 2950, 3807: 3802,
};

/** The `types` setting of every `pg` client here. */
export const valueTypes: pg.CustomTypesConfig = {
  getTypeParser(oid: number, format?: string): Reader {
    if (format === "binary") throw new Error(`Cannot read a binary value of type ${oid}: text is expected`);
    const element = arrays[oid];
    if (element === undefined) return readers[oid] ?? asText;
    const reader = readers[element] ?? asText;
    return (text) => readElements(readTexts(text) as readonly Element[], reader);
  },
};

/** The driver's parser of text[], which gives nested arrays for more dimensions. */
const textArray: number = 1009;
const readTexts = pg.types.getTypeParser(textArray, "text");
type Element = string | null | readonly Element[];

function readElements(elements: readonly Element[], reader: Reader): readonly unknown[] {
  return elements.map((element) =>
    element === null ? null
    : typeof element === "string" ? reader(element)
    : readElements(element, reader),
  );
}

function asText(text: string): string {
  return text;
}

/** An int8 beyond 2^53 would silently become another number, so it is refused. */
function readInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`Cannot read ${text}: larger than a safe integer`);
  return value;
}

function readBytes(text: string): Uint8Array {
  if (!text.startsWith("\\x")) throw new Error("Cannot read bytes: bytea_output is not hex");
  return Uint8Array.from(Buffer.from(text.slice(2), "hex"));
}

/** The one text of an instant, "2014-12-15T09:00:00.000Z"; what is finer than a millisecond is cut off. */
function readInstant(text: string): string {
  const parts = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d+))?\+00$/.exec(text);
  if (!parts) throw new RangeError(`Cannot read ${text} as an instant in UTC of the years 0001 to 9999`);
  return `${parts[1]}T${parts[2]}.${(parts[3] ?? "").slice(0, 3).padEnd(3, "0")}Z`;
}

/** What every session sets, so that values and durability do not depend on how a server was configured. */
export const sessionSettings = `
  set timezone = 'UTC';
  set datestyle = 'ISO, YMD';
  set intervalstyle = 'iso_8601';
  set bytea_output = 'hex';
  set extra_float_digits = 1;
  set standard_conforming_strings = on;
  set client_min_messages = warning;
  set default_transaction_isolation = 'read committed';
  set default_transaction_read_only = off;
  set idle_session_timeout = 0;
  select set_config('synchronous_commit', 'on', false) where current_setting('synchronous_commit') = 'off'`;
