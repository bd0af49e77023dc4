import { readFile, stat } from "node:fs/promises";
import type { Command } from "commander";
import { parse } from "yaml";
import { z } from "zod";
import { err, ok, unwrap } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { AuthorityReply, checkMandate, InquirySubject, Mandate, mandateWords } from "../domain/mandate.ts";
import type { OpenedPart } from "../domain/inquiry-part.ts";
import { InquiryPart } from "../contract/inquiry-part.ts";
import { canonicalJson } from "../lib/base/canonical.ts";
import { excerpt } from "../lib/base/excerpt.ts";
import { packInquiry, writePack } from "../server/inquiry/pack.ts";
import type { PackFile } from "../server/inquiry/pack.ts";
import { openScenario } from "../server/inquiry/scenario.ts";
import { decodeScenario, readScenario } from "../server/replay/read.ts";
import { describeReplayError } from "../server/replay/replay.ts";
import { placeTimes, spanOf } from "../server/replay/times.ts";
import { newCommand } from "./command.ts";

interface Options {
  readonly scenario?: string;
  readonly part?: readonly string[];
  readonly out: string;
  readonly person?: readonly string[];
  readonly case?: readonly string[];
  readonly authority?: readonly string[];
  readonly asOf?: string;
  readonly nodes?: readonly string[];
  readonly mandate?: string;
}

/** Larger files than a mandate with every reply may be are not read. */
const LARGEST_FILE = 4 * 1024 * 1024;
const LARGEST_PART = 256 * 1024 * 1024;

/** By whose order, and what authorities replied: a file in YAML or JSON. */
const MandateFile = z.strictObject({ mandate: Mandate.optional(), title: z.string().trim().min(1).max(200).optional(), replies: z.array(AuthorityReply).max(1_000).default([]) });
type MandateFile = z.infer<typeof MandateFile>;

/** `heed inquiry`: what nodes held about a person, a case or an authority, as a document with its proofs. */
export function inquiryCommand(): Command {
  return newCommand("inquiry")
    .description("write the inquiry into a person, a case or an authority: PDF, JSON, receipts and keys, and a form that may be published. Exit code 0: written; 1: the mandate does not cover it, or there is nothing; 2: a file cannot be read")
    .option("--scenario <file>", "play this scenario (YAML), and ask its nodes")
    .option("--part <file...>", "put together what nodes opened (JSON, from POST /v1/inquiries): one file for each")
    .requiredOption("--out <dir>", "new or empty folder for the pack")
    .option("--person <name...>", "a person by a name as somebody wrote it; every spelling held to be the same person is found with it")
    .option("--case <thread...>", "a case by its thread")
    .option("--authority <id...>", "everything exchanged with an authority")
    .option("--as-of <time>", "as known at this instant or at the end of this day (2015-11-13, 2015-11-13T20:00Z); by default at the end")
    .option("--nodes <id...>", "nodes that open to the inquiry; the others are gaps")
    .option("--mandate <file>", "mandate and replies of authorities (YAML): body, legal basis, subject, period, nodes, clearance, expiry")
    .action(async (options: Options) => {
      process.exitCode = await runInquiry(options);
    });
}

async function runInquiry(options: Options): Promise<number> {
  if ((options.scenario === undefined) === (options.part === undefined)) {
    process.stderr.write("Give either --scenario or --part\n");
    return 2;
  }
  if (options.part !== undefined) return joinParts(options.part, options);
  const read = await readAsked(options);
  if (!read.ok) {
    for (const line of read.error) process.stderr.write(`${line}\n`);
    return 2;
  }
  const { scenario, subject, asOf, order } = read.value;
  const mandate = order.mandate ?? null;
  const nodes = options.nodes ?? Object.entries(scenario.authorities).flatMap(([id, { node }]) => (node ? [id] : []));
  const end = unwrap(placeTimes(scenario)).end;
  const faults = mandate === null ? [] : checkMandate(mandate, { subject, nodes, asOf: asOf ?? end, now: asOf ?? end });
  if (faults.length > 0) {
    for (const fault of faults) process.stderr.write(`Cannot open the inquiry: ${mandateWords(fault)}\n`);
    return 1;
  }
  const tty = process.stderr.isTTY ? (done: number, steps: number) => process.stderr.write(`\rplayed ${done} of ${steps} steps`) : undefined;
  const opened = await openScenario(scenario, { subject, ...(asOf === undefined ? {} : { asOf }), ...(options.nodes === undefined ? {} : { nodes: options.nodes }) }, tty);
  if (tty !== undefined) process.stderr.write("\r\u001b[K");
  if (!opened.parts.some((part) => part.inquiry.lines.length > 0)) {
    process.stderr.write(`No node held anything of that at ${opened.asOf}\n`);
    return 1;
  }
  const asked = Object.entries(scenario.authorities).map(([id, { name, country }]) => ({ id, name, country }));
  const files = await packInquiry({ parts: opened.parts, mandate, replies: order.replies, subject, title: order.title ?? titleOf(subject, scenario.title), asOf: opened.asOf, asked });
  return keep(files, options.out);
}

/** Puts together what several nodes opened, each for itself, to one question. */
async function joinParts(names: readonly string[], options: Options): Promise<number> {
  const parts: OpenedPart[] = [];
  const order = options.mandate === undefined ? ok(MandateFile.parse({})) : await readMandate(options.mandate);
  const problems = order.ok ? [] : [order.error];
  for (const name of names) {
    const part = await readPart(name);
    if (part.ok) parts.push(part.value);
    else problems.push(part.error);
  }
  const [first] = parts;
  for (const [i, part] of parts.entries()) {
    if (part.asOf !== first!.asOf || canonicalJson(part.subject) !== canonicalJson(first!.subject)) problems.push(`Cannot put ${names[i]} beside ${names[0]}: they answer different questions (${part.asOf}, ${first!.asOf})`);
    if (parts.findIndex((other) => other.node.id === part.node.id) !== i) problems.push(`Cannot use ${names[i]}: ${part.node.id} opened another part already`);
  }
  if (problems.length > 0 || !order.ok || first === undefined) {
    for (const line of problems) process.stderr.write(`${line}\n`);
    return 2;
  }
  const mandate = order.value.mandate ?? null;
  const faults = mandate === null ? [] : checkMandate(mandate, { subject: first.subject, nodes: parts.map((part) => part.node.id), asOf: first.asOf, now: first.asOf });
  if (faults.length > 0) {
    for (const fault of faults) process.stderr.write(`Cannot open the inquiry: ${mandateWords(fault)}\n`);
    return 1;
  }
  const known = new Map(parts.flatMap((part) => [...part.known, part.node]).map((one) => [one.id, one]));
  const asked = (mandate?.nodes ?? parts.map((part) => part.node.id)).map((id) => ({ id, name: known.get(id)?.name ?? id, country: known.get(id)?.country ?? "" }));
  const files = await packInquiry({ parts, mandate, replies: order.value.replies, subject: first.subject, title: order.value.title ?? titleOf(first.subject, "Inquiry"), asOf: first.asOf, asked });
  return keep(files, options.out);
}

async function keep(files: readonly PackFile[], out: string): Promise<number> {
  const refused = await writePack(out, files);
  if (refused !== undefined) {
    process.stderr.write(`Cannot write to ${out}: ${refused}\n`);
    return 2;
  }
  process.stdout.write(`Wrote ${files.length} files to ${out}. Check them with: heed verify ${out}\n`);
  return 0;
}

async function readPart(file: string): Promise<Result<OpenedPart, string>> {
  const bytes = await readSmall(file, LARGEST_PART);
  if (!bytes.ok) return bytes;
  let given: unknown;
  try {
    given = JSON.parse(Buffer.from(bytes.value).toString("utf8"));
  } catch (error) {
    return err(`Cannot read ${file}: ${error instanceof Error ? excerpt(error.message) : ""}`);
  }
  const read = InquiryPart.safeParse(given);
  return read.success ? ok(read.data) : err(`Cannot use ${file}: ${read.error.issues.slice(0, 5).map((one) => `${one.path.join(".") || "file"}: ${one.message}`).join("; ")}`);
}

interface Asked {
  readonly scenario: Parameters<typeof openScenario>[0];
  readonly subject: InquirySubject;
  readonly asOf: Instant | undefined;
  readonly order: MandateFile;
}

async function readAsked(options: Options): Promise<Result<Asked, readonly string[]>> {
  const file = options.scenario!;
  const bytes = await readSmall(file);
  if (!bytes.ok) return err([bytes.error]);
  const text = decodeScenario(bytes.value);
  const scenario = text.ok ? readScenario(text.value) : text;
  if (!scenario.ok) return err(describeReplayError(file, scenario.error));
  const order = options.mandate === undefined ? ok(MandateFile.parse({})) : await readMandate(options.mandate);
  if (!order.ok) return err([order.error]);
  const asOf = options.asOf === undefined ? undefined : spanOf(options.asOf, "UTC");
  if (asOf?.ok === false) return err([`Cannot use --as-of ${options.asOf}: ${asOf.error}`]);
  const asked = subjectOf(options) ?? order.value.mandate?.subject ?? { kind: "everything" };
  const subject = InquirySubject.safeParse(asked);
  if (!subject.success) return err([`Cannot ask for that: ${subject.error.issues.map((one) => `${one.path.join(".")} ${one.message}`).join("; ")}`]);
  const unknown = (options.nodes ?? []).filter((one) => scenario.value.authorities[one] === undefined);
  if (unknown.length > 0) return err([`Cannot open ${unknown.join(", ")}: ${file} knows ${Object.keys(scenario.value.authorities).join(", ")}`]);
  return ok({ scenario: scenario.value, subject: subject.data, asOf: asOf?.value.latest, order: order.value });
}

/** One kind of subject at a time; which, the options say. */
function subjectOf({ person, case: threads, authority }: Options): unknown {
  const given = [person === undefined ? [] : [{ kind: "person", names: person }], threads === undefined ? [] : [{ kind: "case", threads }], authority === undefined ? [] : [{ kind: "authority", authorities: authority }]].flat();
  return given.length > 1 ? { kind: "one of --person, --case and --authority" } : given[0];
}

function titleOf(subject: InquirySubject, title: string): string {
  switch (subject.kind) {
    case "person":
      return `Inquiry into what was known of ${subject.names[0]}`;
    case "case":
      return `Inquiry into the case ${subject.threads.join(", ")}`;
    case "authority":
      return `Inquiry into the exchange with ${subject.authorities.join(", ")}`;
    case "everything":
      return title;
  }
}

async function readMandate(file: string): Promise<Result<MandateFile, string>> {
  const bytes = await readSmall(file);
  if (!bytes.ok) return bytes;
  let given: unknown;
  try {
    given = parse(Buffer.from(bytes.value).toString("utf8"), { maxAliasCount: 0 });
  } catch (error) {
    return err(`Cannot read ${file}: ${error instanceof Error ? error.message.split("\n")[0] : String(error)}`);
  }
  const read = MandateFile.safeParse(given);
  return read.success ? ok(read.data) : err(`Cannot use ${file}: ${read.error.issues.slice(0, 5).map((one) => `${one.path.join(".") || "file"}: ${one.message}`).join("; ")}`);
}

async function readSmall(file: string, most = LARGEST_FILE): Promise<Result<Uint8Array, string>> {
  try {
    const { size } = await stat(file);
    if (size > most) return err(`Cannot read ${file}: ${size} bytes, at most ${most}`);
    return ok(await readFile(file));
  } catch (error) {
    return err(`Cannot read ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
