import { createServer, request } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { otherSide, SIDES } from "./orders.ts";
import type { Side } from "./orders.ts";

/** What the network may do with something sent. */
const FATES = ["pass", "lose", "lose the answer", "cut", "repeat", "delay", "hold back"] as const;
export type Fate = (typeof FATES)[number];

interface Sent {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

/**
 * The way between two nodes, on loopback: one door in front of each. While it is bad it loses, cuts, repeats, delays and holds back
 * what passes, requests and answers, as its random source says. What is held back comes later, behind what was sent after it.
 */
export class Network {
  readonly #random: () => number;
  readonly #servers = new Map<Side, Server>();
  readonly #ports = new Map<Side, number>();
  #held: { readonly to: Side; readonly sent: Sent }[] = [];
  #onSent: { readonly from: Side; left: number; readonly strike: () => void } | undefined;
  /** Share of what passes that meets with anything but "pass". */
  badness = 0;
  /** How often each fate was met. */
  readonly met = new Map<Fate, number>();
  /** Every receipt seen, by envelope; more than one for an envelope would be two stories. */
  readonly receipts = new Map<string, Set<string>>();

  constructor(random: () => number) {
    this.#random = random;
  }

  /** Opens both doors; answers with their addresses. */
  async open(): Promise<Readonly<Record<Side, string>>> {
    const addresses: Partial<Record<Side, string>> = {};
    for (const side of SIDES) {
      const server = createServer((incoming, outgoing) => void this.#pass(side, incoming, outgoing).catch(() => incoming.socket.destroy()));
      await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
      this.#servers.set(side, server);
      addresses[side] = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    }
    return addresses as Record<Side, string>;
  }

  /** Where a node listens now; undefined while it is down. */
  route(side: Side, port: number | undefined): void {
    if (port === undefined) this.#ports.delete(side);
    else this.#ports.set(side, port);
  }

  /** Does something the `nth` time an envelope from a side has been passed on whole and not been answered yet. */
  whenSent(from: Side, nth: number, strike: () => void): void {
    this.#onSent = { from, left: nth, strike };
  }

  forgetArm(): void {
    this.#onSent = undefined;
  }

  /** Brings what was held back, last things first. */
  async release(): Promise<void> {
    for (const { to, sent } of this.#held.splice(0).toReversed()) await this.#forward(to, sent).catch(() => undefined);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const server of this.#servers.values()) {
      server.closeAllConnections();
      await new Promise((resolve) => void server.close(resolve));
    }
  }

  async #pass(to: Side, incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part as Buffer);
    const sent: Sent = { method: incoming.method ?? "GET", path: incoming.url ?? "/", headers: passedOn(incoming.headers), body: Buffer.concat(parts) };
    const fate = this.#fate();
    this.met.set(fate, (this.met.get(fate) ?? 0) + 1);
    if (fate === "lose") return void incoming.socket.destroy();
    if (fate === "hold back" && sent.method === "PUT") {
      this.#held.push({ to, sent });
      return void incoming.socket.destroy();
    }
    if (fate === "delay") await sleep(Math.floor(this.#random() * 20));
    if (fate === "cut") {
      await this.#forward(to, sent, Math.floor(this.#random() * sent.body.length)).catch(() => undefined);
      return void incoming.socket.destroy();
    }
    const answer = await this.#forward(to, sent);
    if (fate === "repeat") await this.#forward(to, sent).catch(() => undefined);
    if (fate === "lose the answer") return void incoming.socket.destroy();
    outgoing.writeHead(answer.status, Object.fromEntries(Object.entries(answer.headers).filter(([name]) => name === "content-type" || name === "retry-after")));
    outgoing.end(answer.body);
  }

  /** Hands over to the node behind a door, whole or only the first bytes of the body. */
  #forward(to: Side, sent: Sent, bytes = sent.body.length): Promise<Answer> {
    const port = this.#ports.get(to);
    return new Promise<Answer>((resolve, reject) => {
      if (port === undefined) return reject(new Error(`${to} is down`));
      const headers = { ...sent.headers, ...(sent.method === "GET" ? {} : { "content-length": sent.body.length }) };
      const call = request({ host: "127.0.0.1", port, method: sent.method, path: sent.path, headers, agent: false }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("error", reject);
        answer.on("end", () => {
          const body = Buffer.concat(parts);
          if (sent.method === "PUT" && (answer.statusCode === 200 || answer.statusCode === 201)) this.#note(sent.path, body);
          resolve({ status: answer.statusCode ?? 502, headers: answer.headers, body });
        });
      });
      call.on("error", reject);
      if (bytes < sent.body.length) {
        call.write(sent.body.subarray(0, bytes));
        setTimeout(() => call.destroy(new Error("cut")), 2);
        return;
      }
      call.end(sent.method === "GET" ? undefined : sent.body, () => this.#struck(otherSide(to), sent.method));
    });
  }

  #struck(from: Side, method: string): void {
    const arm = this.#onSent;
    if (arm === undefined || arm.from !== from || method !== "PUT" || --arm.left > 0) return;
    this.#onSent = undefined;
    arm.strike();
  }

  #note(path: string, receipt: Buffer): void {
    const envelope = path.split("/").at(-1)!;
    const seen = this.receipts.get(envelope) ?? new Set<string>();
    this.receipts.set(envelope, seen.add(receipt.toString("base64")));
  }

  #fate(): Fate {
    if (this.#random() >= this.badness) return "pass";
    return FATES[1 + Math.floor(this.#random() * (FATES.length - 1))]!;
  }
}

/** What a node says with a request; the rest is of the connection. */
function passedOn(headers: IncomingMessage["headers"]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(headers).flatMap(([name, value]) => ((name === "content-type" || name.startsWith("heed-") || name.startsWith("signature") || name === "content-digest") && typeof value === "string" ? [[name, value]] : [])));
}
