import { MAX_NOTE_BYTES, parseTilePath, TILE_WIDTH } from "../../lib/ledger/index.ts";
import { proveArrival, readCheckpoint, readTile } from "../../service/ledger.ts";
import { cosign, lastCosignedOf } from "../../service/witness.ts";
import { successorStatements } from "../../store/witness.ts";
import { sendProblem } from "./problems.ts";
import type { Host } from "./serve.ts";

/** The media type of the size in a witness's refusal, c2sp.org/tlog-witness. */
const SIZE_TYPE = "text/x.tlog.size";

/** Tiles never change; a cache may keep them for good. */
const FOR_GOOD = "public, max-age=31536000, immutable";

/**
 * The exchange log as static files, proofs of arrivals, and this node as a witness (docs/protocol/ledger.md). No session: what is
 * shown names nobody, and a proof is given to whoever knows the envelope. Leaves themselves and the audit log are not served.
 */
export function addLogs(host: Host): void {
  const { options } = host;
  const { node } = options;
  const hidden = { schema: { hide: true } } as const;

  host.app.get("/heed/v1/log/exchange/checkpoint", hidden, async (_request, reply) => {
    const checkpoint = await readCheckpoint(node, "exchange", { cosigned: true });
    if (!checkpoint.ok) return sendProblem(reply, checkpoint.error);
    return reply.type("text/plain; charset=utf-8").header("cache-control", "no-cache").send(Buffer.from(checkpoint.value));
  });

  host.app.get("/heed/v1/log/exchange/successors", hidden, async (_request, reply) => {
    const statements = await node.store.read((tx) => successorStatements(tx));
    return reply.type("text/plain; charset=utf-8").header("cache-control", "no-cache").send(statements.join("\n"));
  });

  host.app.get<{ Params: { "*": string } }>("/heed/v1/log/exchange/tile/*", hidden, async (request, reply) => {
    const path = `tile/${request.params["*"]}`;
    const parsed = parseTilePath(path);
    if (!parsed.ok || parsed.value.kind === "entries") return sendProblem(reply, { code: "ledger.no-tile", path: path.slice(0, 64) } as { code: string });
    const bytes = await readTile(node, "exchange", parsed.value);
    if (!bytes.ok) return sendProblem(reply, bytes.error);
    return reply.type("application/octet-stream").header("cache-control", FOR_GOOD).header("content-length", parsed.value.width * (8_192 / TILE_WIDTH)).send(Buffer.from(bytes.value));
  });

  host.app.get<{ Params: { id: string } }>("/heed/v1/envelopes/:id/proof", hidden, async (request, reply) => {
    const proof = await proveArrival(node, request.params.id);
    if (!proof.ok) return sendProblem(reply, proof.error);
    return reply.type("text/plain; charset=utf-8").header("cache-control", "no-store").send(Buffer.from(proof.value));
  });

  host.app.get<{ Querystring: { origin?: string } }>("/heed/v1/witness/checkpoint", hidden, async (request, reply) => {
    const { origin } = request.query;
    const seen = await lastCosignedOf(node, typeof origin === "string" ? origin.slice(0, 300) : "");
    if (!seen.ok) return sendProblem(reply, seen.error);
    return reply.type("text/plain; charset=utf-8").header("cache-control", "no-store").send(seen.value);
  });

  void host.app.register(async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    app.post("/heed/v1/witness/add-checkpoint", { ...hidden, bodyLimit: MAX_NOTE_BYTES }, async (request, reply) => {
      const body = request.body instanceof Uint8Array ? new Uint8Array(request.body) : new Uint8Array(0);
      const cosigned = await cosign(node, body, options.clock());
      if (cosigned.ok) return reply.type("text/plain; charset=utf-8").send(cosigned.value);
      // Programs of others read the size from here.
      if (cosigned.error.code === "witness.stale") return reply.code(409).type(SIZE_TYPE).send(`${cosigned.error.seenSize}\n`);
      return sendProblem(reply, cosigned.error);
    });
  });
}
