import type { FastifyReply } from "fastify";
import type { z } from "zod";
import { excerpt } from "../../lib/base/excerpt.ts";
import { sentenceOf } from "../../service/authorisation.ts";
import { PROBLEMS } from "./problem-table.ts";

/** A coded error, whatever else it says. */
export interface Coded {
  readonly code: string;
  readonly [detail: string]: unknown;
}

/** Carries a coded error out of a hook or a parser. */
export class Refusal extends Error {
  readonly coded: Coded;
  constructor(coded: Coded) {
    super(coded.code);
    this.coded = coded;
  }
}

/** Answers with a problem, RFC 9457. A code nobody listed is a defect, and says nothing but that. */
export function sendProblem(reply: FastifyReply, error: { readonly code: string }): FastifyReply {
  const { status, ...problem } = problemOf(error);
  return reply.code(status).type("application/problem+json").header("cache-control", "no-store").send({ status, ...problem });
}

/** The problem of a coded error: its status, its sentence, and its other fields as they are. */
export function problemOf(error: { readonly code: string }): { readonly status: number; readonly code: string; readonly message: string } {
  const details = error as Coded;
  const [status, sentence] = PROBLEMS[error.code] ?? [500, "The refusal {code} has no sentence."];
  const message = sentence.replaceAll(/\{(\w+)\}/g, (_all, field: string) => spoken(details[field]));
  const because = error.code === "authorisation.denied" ? sentencesOf(details["reasons"]) : [];
  return { ...details, status, message: [message, ...because].join(" ") };
}

/** One thing wrong with a request: where, what, and what stood there. */
export interface Fault {
  /** JSON pointer into the body (RFC 6901), "body" for the whole of it, or the name of a parameter. */
  readonly place: string;
  readonly fault: string;
  readonly value: string;
}

/** What is wrong with a part of a request, the first fault in front. */
export function invalid(part: string, error: z.core.$ZodError, given: unknown): Coded {
  const faults = error.issues.slice(0, MOST_FAULTS).flatMap((issue) => faultsOf(part, issue, given));
  const first = faults[0] ?? { place: part, fault: "is not valid", value: excerpt(given) };
  return { code: "request.invalid", ...first, ...(faults.length > 1 ? { faults } : {}) };
}

const MOST_FAULTS = 20;
const MISSING = "missing";

function faultsOf(part: string, issue: z.core.$ZodIssue, given: unknown): readonly Fault[] {
  const deepest = deepestOf(issue);
  const path = deepest.path.map(String);
  if (deepest.code === "unrecognized_keys") return deepest.keys.slice(0, MOST_FAULTS).map((key) => ({ place: placeOf(part, [...path, key]), fault: "is not known", value: valueAt(given, [...path, key]) }));
  const value = valueAt(given, path);
  return [{ place: placeOf(part, path), fault: value === MISSING ? "is missing" : faultWords(deepest.message), value }];
}

/** Of the branches of a union the one that got furthest says most about what was meant. */
function deepestOf(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  if (issue.code !== "invalid_union") return issue;
  const inner = issue.errors.flat().map((one) => deepestOf({ ...one, path: [...issue.path, ...one.path] }));
  return inner.reduce<z.core.$ZodIssue>((best, one) => (one.path.length > best.path.length ? one : best), issue);
}

/** Names in an address and the query stand alone; places in a body are pointers. */
function placeOf(part: string, path: readonly string[]): string {
  if (part !== "body") return path.length === 0 ? part : excerpt(path.join("."));
  return path.length === 0 ? "body" : path.map((step) => `/${excerpt(step.replaceAll("~", "~0").replaceAll("/", "~1"))}`).join("");
}

function valueAt(given: unknown, path: readonly string[]): string {
  let value = given;
  for (const step of path) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, step)) return MISSING;
    value = (value as Record<string, unknown>)[step];
  }
  return excerpt(value);
}

function faultWords(message: string): string {
  return excerpt(message.replace(/\.$/, ""), 400);
}

function spoken(value: unknown): string {
  if (Array.isArray(value)) return value.slice(0, MOST_FAULTS).map((one) => excerpt(one)).join(", ");
  return value === undefined ? "it" : excerpt(value, 400);
}

function sentencesOf(reasons: unknown): readonly string[] {
  if (!Array.isArray(reasons)) return [];
  return reasons.flatMap((reason) => sentenceOf(String(reason)) ?? []);
}
