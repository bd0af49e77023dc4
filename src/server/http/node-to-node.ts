import { ENVELOPE_TYPE, MAX_ENVELOPE_BYTES, PARCEL_TYPE, RECEIPT_TYPE } from "../../lib/envelope/index.ts";
import { writeCard } from "../card.ts";
import { acceptBytes } from "../inbox.ts";
import { heldAttestations } from "../../service/registry.ts";
import { lastStamp } from "../../store/rows.ts";
import { Refusal, sendProblem } from "./problems.ts";
import type { Host } from "./serve.ts";

/** What other nodes call. No session: an envelope proves its sender by its signature. */
export function addNodeToNode(host: Host): void {
  const { options } = host;
  const { node } = options;

  void host.app.register(async (app) => {
    app.removeAllContentTypeParsers();
    app.addContentTypeParser(ENVELOPE_TYPE, { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    app.addContentTypeParser(PARCEL_TYPE, { parseAs: "buffer" }, (_request, body, done) => done(null, body));
    app.addHook("onRequest", async (request) => {
      const type = request.headers["content-type"];
      if (request.method === "PUT" && type !== ENVELOPE_TYPE && type !== PARCEL_TYPE) throw new Refusal({ code: "request.media-type", expected: PARCEL_TYPE, value: type ?? "nothing" });
    });

    app.put<{ Params: { id: string } }>("/heed/v1/envelopes/:id", { bodyLimit: MAX_ENVELOPE_BYTES, schema: { hide: true } }, async (request, reply) => {
      if (!(request.body instanceof Uint8Array)) return sendProblem(reply, { code: "envelope.body-missing" });
      const accepted = await acceptBytes(node, request.params.id, request.body, options.clock());
      if (!accepted.ok) {
        if (accepted.error.code === "envelope.busy") void reply.header("retry-after", accepted.error.retryAfterS);
        return sendProblem(reply, accepted.error);
      }
      return reply
        .code(accepted.value.repeated ? 200 : 201)
        .type(RECEIPT_TYPE)
        .send(Buffer.from(accepted.value.receipt));
    });
  });

}

/** What anybody may ask of a node: whether it is well, and its card. */
export function addOpenAnswers(host: Host): void {
  const { options } = host;
  const { node } = options;

  host.app.get("/heed/v1/health", { schema: { hide: true } }, async (_request, reply) => {
    await node.store.read((tx) => lastStamp(tx));
    return reply.header("cache-control", "no-store").type("application/json").send(JSON.stringify({ status: "ok", authority: node.self.id, now: options.clock() }));
  });

  host.app.get("/heed/v1/registry", { schema: { hide: true } }, async (_request, reply) => reply.header("cache-control", "no-cache").type("application/json").send(JSON.stringify({ attestations: await heldAttestations(node) })));

  host.app.get("/.well-known/heed-node.json", { schema: { hide: true } }, (_request, reply) => reply.type("application/json").send(Buffer.from(writeCard(node, options.clock()))));
}
