import assert from "node:assert/strict";
import { test } from "node:test";
import { z } from "zod";
import { declared, listOf } from "./declared.ts";

interface Absence {
  readonly from: string;
  readonly until?: string;
  readonly deputy: string | null;
}

const row = declared<Absence>()({ from: z.string(), until: z.string().optional(), deputy: z.string().nullable() });

test("a declared row passes as it is, and what is not declared does not", () => {
  const absence: Absence = { from: "2014-12-01", deputy: null };
  assert.deepEqual(row.parse(absence), absence);
  assert.deepEqual(row.parse({ ...absence, diagnosis: "private" }), absence);
  assert.deepEqual(listOf(row).parse([absence, absence]), [absence, absence]);
});

test("the compiler refuses a schema that misses a field or does not take what the type allows", () => {
  // @ts-expect-error `deputy` is missing
  declared<Absence>()({ from: z.string(), until: z.string().optional() });
  // @ts-expect-error `deputy` may be null
  declared<Absence>()({ from: z.string(), until: z.string().optional(), deputy: z.string() });
  // @ts-expect-error `until` may be absent
  declared<Absence>()({ from: z.string(), until: z.string(), deputy: z.string().nullable() });
  // @ts-expect-error there is no `reason`
  declared<Absence>()({ from: z.string(), until: z.string().optional(), deputy: z.string().nullable(), reason: z.string() });
  assert.ok(row);
});
