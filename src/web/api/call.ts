import type { z } from "zod";
import { newClient } from "../../contract/client.ts";
import type { Calling } from "../../contract/client.ts";
import type { Problem, Route } from "../../contract/route.ts";
import { words } from "../words/words.ts";

export type { Problem };

/** A refused or failed request, thrown so that queries and mutations carry it. */
export class RequestFailed extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

/** Why this officer reads: sent with every request and kept with every reading. */
export interface Purpose {
  readonly purpose: string;
  readonly case: string;
}

const client = newClient({ base: "" });

let purpose: Purpose | undefined;
let onSignedOut: () => void = () => undefined;

/** Sets the purpose that goes with every request from now on. */
export function speakFor(chosen: Purpose | undefined): void {
  purpose = chosen;
}

/** Says what happens when the node no longer knows the session. */
export function whenSignedOut(listener: () => void): void {
  onSignedOut = listener;
}

/** Calls a route of the node with the officer's purpose; throws `RequestFailed` for everything but success. */
export async function call<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType>(route: Route<P, Q, B, R>, calling: Omit<Calling<P, Q, B>, "purpose" | "case">): Promise<z.output<R>> {
  const why = purpose === undefined ? {} : { purpose: purpose.purpose, ...(purpose.case === "" ? {} : { case: purpose.case }) };
  const answered = await client.call(route, { ...calling, ...why } as unknown as Calling<P, Q, B>);
  if (answered.ok) return answered.value;
  const problem = inOurWords(answered.error);
  if (problem.code === "session.unknown" || problem.code === "session.expired") onSignedOut();
  throw new RequestFailed(problem);
}

/** The problem in whatever was thrown. */
export function problemIn(error: unknown): Problem {
  if (error instanceof RequestFailed) return error.problem;
  return { status: 0, code: "answer.unreadable", message: error instanceof Error ? error.message : String(error) };
}

/** What the client itself says comes from the catalogue; what the node says, from the node. */
function inOurWords(problem: Problem): Problem {
  if (problem.code === "connection.none") return { ...problem, message: words.shell.noConnection };
  if (problem.code === "answer.unreadable") return { ...problem, message: words.shell.unreadable(problem.status) };
  return problem;
}
