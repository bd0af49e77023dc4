/** heed/names: recognises a person under another spelling, and says why. See README.md. */
export { compare, type Context } from "./compare.ts";
export { alertScores } from "./weights.ts";
export { interrupts } from "./interrupt.ts";
export { NameIndex, type Hit, type SearchOptions } from "./name-index.ts";
export type { BirthInterval, Comparison, Described, DocumentNumber, NameText, Reason, RuleCode } from "./types.ts";
