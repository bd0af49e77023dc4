import type { z } from "zod";

/** Where a page ended, as a text that is nobody's business but ours. */
export function writeCursor(place: object): string {
  return Buffer.from(JSON.stringify(place)).toString("base64url");
}

/** The place a cursor stands for, or undefined for a text that is none of ours. */
export function readCursor<T>(schema: z.ZodType<T>, text: string): T | undefined {
  let place: unknown;
  try {
    place = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
  const read = schema.safeParse(place);
  return read.success ? read.data : undefined;
}
