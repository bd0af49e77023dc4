import { createHash } from "node:crypto";
import type { z } from "zod";
import { PersonDescription } from "../../domain/person.ts";
import type { Crowd } from "../../contract/crowd.ts";

/** The people of a crowd: the same for the same seed, each name from one of its lists, each born on some day of its years. */
export function drawCrowd(crowd: z.infer<typeof Crowd>): readonly PersonDescription[] {
  const first = Date.UTC(crowd.bornFrom, 0, 1);
  const days = Math.floor((Date.UTC(crowd.bornTo, 11, 31) - first) / 86_400_000) + 1;
  return Array.from({ length: crowd.count }, (_, n) => {
    const bytes = createHash("sha256").update(`${crowd.seed}|${n}`).digest();
    const draw = <T>(list: readonly T[], at: number): T => list[bytes.readUInt32BE(at) % list.length]!;
    const origin = draw(crowd.of, 0);
    const [forename, surname] = [draw(origin.forenames, 4), draw(origin.surnames, 8)];
    const text = origin.surnameFirst ? `${surname} ${forename}` : `${forename} ${surname}`;
    const born = new Date(first + (bytes.readUInt32BE(12) % days) * 86_400_000).toISOString().slice(0, 10);
    return PersonDescription.parse({ ref: `p${n + 1}`, names: [{ text, surname, forenames: forename }], births: [{ date: born }], subjectClass: "other" });
  });
}
