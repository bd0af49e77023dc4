/**
 * The figures once more, by a program that shares nothing with the one under test: it reads the lines of a history as JSON, in order,
 * and keeps what it needs in plain maps. Calendar days are days of UTC here, as the authorities of these tests keep them.
 */

type Line = { readonly noun: string; readonly event: string; readonly subject: string; readonly at: string; readonly set: Record<string, unknown> };
type Bag = Record<string, unknown>;

export function recount(history: string, peer: string, direction: "out" | "in", between: { from: string; to: string; asOf: string }): Bag {
  const table = new Map<string, Map<string, Bag>>();
  for (const text of history.split("\n")) {
    if (text === "") continue;
    const line = JSON.parse(text) as Line;
    if (line.at > between.asOf) break;
    const rows = table.get(line.noun) ?? new Map<string, Bag>();
    table.set(line.noun, rows);
    rows.set(line.subject, Object.assign(rows.get(line.subject) ?? {}, line.set));
  }
  const all = (noun: string): Bag[] => [...(table.get(noun)?.values() ?? [])];
  const messages = table.get("message") ?? new Map<string, Bag>();
  const asked: { message: Bag; state: string; by: Bag | undefined; settled: boolean }[] = [];
  for (const message of messages.values()) {
    const body = message["body"] as Bag;
    if (!["request", "warning", "notice", "threat", "forward"].includes(String(body["kind"]))) continue;
    if (direction === "out" && message["direction"] === "out") {
      const when = message["issuedAt"] as string | undefined;
      const to = table.get("addressee")?.get(`${String(message["id"])}>${peer}`);
      if (when === undefined || when < between.from || when >= between.to || to === undefined) continue;
      asked.push({ message, state: String(to["state"]), by: messages.get(String(to["settledBy"])), settled: to["settledAt"] !== null });
    }
    if (direction === "in" && message["direction"] === "in" && message["from"] === peer) {
      const when = String(message["receivedAt"]);
      const item = table.get("item")?.get(String(message["id"]));
      if (when < between.from || when >= between.to || item === undefined) continue;
      asked.push({ message, state: String(item["state"]), by: messages.get(String(item["settledBy"])), settled: item["settledAt"] !== null });
    }
  }
  const bodyOf = (one: (typeof asked)[number]): Bag => one.message["body"] as Bag;
  const replyOf = (one: (typeof asked)[number]): Bag => (one.by?.["body"] as Bag | undefined) ?? {};
  const became = (one: (typeof asked)[number]): string => (!one.settled ? "open" : one.state === "closed" ? ({ refusal: "refused", lapse: "lapsed" }[String(replyOf(one)["kind"])] ?? "answered") : one.state);
  const requests = asked.filter((one) => bodyOf(one)["kind"] === "request");
  const urgent = (one: (typeof asked)[number]): boolean => bodyOf(one)["emergency"] === true || bodyOf(one)["urgency"] !== undefined;
  const grounds: Record<string, number> = {};
  for (const one of requests) if (became(one) === "refused") grounds[String(replyOf(one)["ground"])] = (grounds[String(replyOf(one)["ground"])] ?? 0) + 1;

  const ids = new Set(asked.map((one) => one.message["id"]));
  const clocks = all("obligation").filter((one) => ids.has(one["message"]) && one["side"] === (direction === "out" ? "creditor" : "debtor") && (one["duty"] === "answer" || one["duty"] === "acknowledge") && [one["debtor"], one["creditor"]].includes(peer)).map(clockOf);
  const minutes = (duty: string): number[] => clocks.filter((one) => one.duty === duty && one.state === "done").map((one) => Math.max(0, Math.ceil((one.settled! - one.start) / 60_000))).sort((a, b) => a - b);
  const asOf = Date.parse(between.asOf);
  let stood = 0;
  let late = 0;
  let overdue = 0;
  const deviating = new Set<unknown>();
  for (const one of clocks) {
    if (one.duty === "answer") stood += one.pauses.reduce((sum, [from, to]) => sum + ((to ?? one.settled ?? asOf) - from), 0);
    const running = one.pauses.every(([, to]) => to !== undefined);
    if (running && one.state === "done" && one.settled! > one.due) late++;
    if (running && one.settled === undefined && one.due < asOf) overdue++;
    if (one.duty === "answer" && one.held) deviating.add(one.message);
  }
  const messagesAbout = (kind: string): Bag[] => [...messages.values()].filter((one) => (one["body"] as Bag)["kind"] === kind && ids.has((one["body"] as Bag)["about"]) && (one["from"] === peer || (one["to"] as string[]).includes(peer)) && (one["issuedAt"] !== undefined || one["receivedAt"] !== undefined));
  const kinds = (kind: string): number => asked.filter((one) => bodyOf(one)["kind"] === kind).length;
  return {
    requests: requests.length,
    urgentRequests: requests.filter(urgent).length,
    otherRequests: requests.filter((one) => !urgent(one)).length,
    requestsAnswered: requests.filter((one) => became(one) === "answered").length,
    requestsRefused: requests.filter((one) => became(one) === "refused").length,
    requestsOpen: requests.filter((one) => became(one) === "open").length,
    refusals: Object.keys(grounds).sort().map((ground) => ({ ground, count: grounds[ground] })),
    deviations: requests.filter((one) => deviating.has(one.message["id"])).length,
    warnings: kinds("warning"),
    notices: kinds("notice"),
    threats: kinds("threat"),
    forwards: kinds("forward"),
    unknownKind: 0,
    acknowledged: middle(minutes("acknowledge")),
    answered: middle(minutes("answer")),
    doneLate: late,
    overdue,
    saidUseful: asked.filter((one) => replyOf(one)["useful"] === true).length,
    saidNotUseful: asked.filter((one) => replyOf(one)["useful"] === false).length,
    withdrawn: asked.filter((one) => one.message["status"] === "withdrawn" || (direction === "in" && one.state === "void")).length,
    urgencyNotUpheld: asked.filter((one) => urgent(one) && replyOf(one)["urgencyUpheld"] === false).length,
    answersDisputed: new Set(messagesAbout("dispute").map((one) => (one["body"] as Bag)["about"])).size,
    suspendedMinutes: Math.ceil(stood / 60_000),
    clarificationsPerTen: asked.length === 0 ? null : Math.round((messagesAbout("clarification").length / asked.length) * 100) / 10,
  };
}

/** One clock from its steps: each period, pause and extension by plain arithmetic. */
function clockOf(row: Bag): { duty: string; state: string; message: unknown; start: number; due: number; settled: number | undefined; pauses: [number, number | undefined][]; held: boolean } {
  const deadline = row["deadline"] as { start: string; steps: Bag[] };
  const start = Date.parse(deadline.start);
  let due = start;
  let held = false;
  const pauses: [number, number | undefined][] = [];
  for (const step of deadline.steps) {
    if (step["kind"] === "period") {
      const { minutes = 0, hours = 0, days = 0 } = step["period"] as { minutes?: number; hours?: number; days?: number };
      due = start + minutes * 60_000 + hours * 3_600_000 + days * 86_400_000;
    }
    if (step["kind"] === "extended") {
      due = Date.parse(String(step["until"]));
      held ||= String(step["article"]).endsWith("Art. 5(2)");
    }
    if (step["kind"] === "paused") pauses.push([Date.parse(String(step["at"])), undefined]);
    if (step["kind"] === "resumed") {
      const open = pauses.at(-1)!;
      open[1] = Date.parse(String(step["at"]));
      due += open[1] - open[0];
    }
  }
  return { duty: String(row["duty"]), state: String(row["state"]), message: row["message"], start, due, settled: typeof row["settledAt"] === "string" ? Date.parse(row["settledAt"]) : undefined, pauses, held };
}

function middle(sorted: number[]): unknown {
  if (sorted.length === 0) return null;
  const low = sorted[Math.floor((sorted.length - 1) / 2)]!;
  const high = sorted[Math.ceil((sorted.length - 1) / 2)]!;
  let ninth = sorted[0]!;
  for (const one of sorted) if (sorted.filter((other) => other <= one).length >= 0.9 * sorted.length) { ninth = one; break; }
  return { count: sorted.length, median: (low + high) / 2, ninth, longest: sorted[sorted.length - 1] };
}
