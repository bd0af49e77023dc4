import { z } from "zod";
import type { Contradiction } from "../domain/contradiction.ts";
import type { Intake } from "../domain/intake.ts";
import { Line, PartialDateText, Ref, Text } from "../domain/text.ts";
import { content, listOf } from "./declared.ts";
import { route } from "./route.ts";

/** A text, or a file of one of the kinds .txt, .eml, .docx and .pdf. */
const Source = z.strictObject({
  text: Text.exactOptional(),
  file: z.strictObject({ name: Line, base64: z.base64() }).exactOptional(),
  /** When it was written, if the text does not say: years it leaves out are completed from here. */
  writtenOn: PartialDateText.exactOptional(),
  language: z.enum(["en", "fr"]).exactOptional(),
});

/** The text to which all offsets refer, in UTF-16 code units, and what it suggests. */
const TakenIn = z.object({ text: z.string(), intake: content<Intake>("Persons, dates, places, organisations, claims and kind of message, each with the words it came from; nothing of it is stored") });

export const takeIn = route({
  method: "POST",
  path: "/v1/intake",
  says: "Reads a text or file into a proposal; nothing of it is stored.",
  body: Source.refine((source) => (source.text === undefined) !== (source.file === undefined), "give either text or file"),
  returns: TakenIn,
  file: true,
});

export const compareTexts = route({
  method: "POST",
  path: "/v1/intake/contradictions",
  says: "Reads several texts and says where they cannot all be true; nothing of it is stored.",
  body: z.strictObject({ texts: z.array(z.strictObject({ id: Ref, text: Text, writtenOn: PartialDateText.exactOptional() })).min(1).max(10) }),
  returns: z.object({ texts: listOf(z.object({ id: z.string(), intake: content<Intake>("As for one text") })), contradictions: listOf(content<Contradiction>("Sides that cannot all be true, with the claims that hold them")) }),
  large: true,
});
