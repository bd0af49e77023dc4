import { z } from "zod";
import { Line } from "../domain/text.ts";

/** People nobody looks for, told by where their names come from instead of one by one. */
export const Crowd = z
  .strictObject({
    seed: Line,
    count: z.int().min(1).max(10_000),
    of: z.array(z.strictObject({ forenames: z.array(Line).min(1).max(200), surnames: z.array(Line).min(1).max(200), surnameFirst: z.boolean().default(false) })).min(1).max(50),
    bornFrom: z.int().min(1900).max(2100),
    bornTo: z.int().min(1900).max(2100),
  })
  .refine((crowd) => crowd.bornFrom <= crowd.bornTo, { path: ["bornTo"], message: "must not lie before bornFrom" });
