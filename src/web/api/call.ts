import { words } from "../words/words.ts";

/** What the node answers when it refuses: a stable code, a sentence, and where in the body the fault lies. */
export interface Problem {
  readonly status: number;
  readonly code: string;
  readonly message: string;
  readonly place?: string;
  readonly value?: string;
  readonly [detail: string]: unknown;
}

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

/** Codes of the page itself, for what never reached the node or came back unreadable. */
export const NO_CONNECTION = "connection.none";
const UNREADABLE = "answer.unreadable";

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

export interface Call {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly body?: unknown;
  /** Makes a repeated command harmless: the node answers the second time with the first result. */
  readonly key?: string;
  readonly signal?: AbortSignal;
}

/** Calls the node; throws `RequestFailed` for everything but success. */
export async function call<T>(path: string, options: Call = {}): Promise<T> {
  const { method = options.body === undefined ? "GET" : "POST", query, body, key, signal } = options;
  const headers = new Headers({ accept: "application/json" });
  if (body !== undefined) headers.set("content-type", "application/json");
  // Headers carry Latin-1 only; a purpose in any script goes percent-encoded.
  if (purpose !== undefined) headers.set("heed-purpose", encodeURIComponent(purpose.purpose));
  if (purpose !== undefined && purpose.case !== "") headers.set("heed-case", encodeURIComponent(purpose.case));
  if (key !== undefined) headers.set("idempotency-key", key);
  const answer = await send(`/v1${path}${queryText(query)}`, { method, headers, credentials: "same-origin", ...(body === undefined ? {} : { body: JSON.stringify(body) }), ...(signal === undefined ? {} : { signal }) });
  const read = await readAnswer(answer);
  if (answer.ok) return read as T;
  const problem = problemOf(answer.status, read);
  if (problem.code === "session.unknown" || problem.code === "session.expired") onSignedOut();
  throw new RequestFailed(problem);
}

/** The problem in whatever was thrown. */
export function problemIn(error: unknown): Problem {
  if (error instanceof RequestFailed) return error.problem;
  return { status: 0, code: UNREADABLE, message: error instanceof Error ? error.message : String(error) };
}

/** One segment of a path: description and match ids contain '#' and '~'. */
export function segment(id: string): string {
  return encodeURIComponent(id);
}

async function send(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new RequestFailed({ status: 0, code: NO_CONNECTION, message: words.shell.noConnection });
  }
}

async function readAnswer(answer: Response): Promise<unknown> {
  const text = await answer.text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new RequestFailed({ status: answer.status, code: UNREADABLE, message: words.shell.unreadable(answer.status) });
  }
}

function problemOf(status: number, read: unknown): Problem {
  if (typeof read === "object" && read !== null && "code" in read && typeof read.code === "string") {
    const { code } = read;
    const message = "message" in read && typeof read.message === "string" ? read.message : code;
    return { ...read, status, code, message };
  }
  return { status, code: UNREADABLE, message: words.shell.noReason(status) };
}

function queryText(query: Call["query"]): string {
  const given = Object.entries(query ?? {}).filter((pair): pair is [string, string | number] => pair[1] !== undefined && pair[1] !== "");
  return given.length === 0 ? "" : `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)])).toString()}`;
}
