import { allRows } from "../../store/rows.ts";
import { readSequence } from "../../service/sequences.ts";
import { SEQUENCE_TYPE, checkPull, PULL_HEADER, writePage } from "../sequence-pages.ts";
import { sendProblem } from "./problems.ts";
import type { Host } from "./serve.ts";

/** What was sent to a peer, for that peer to ask: how it repairs a gap in the numbers, or what a restored database has lost. */
export function addSequences(host: Host): void {
  const { options } = host;
  const { node } = options;
  host.app.get<{ Params: { peer: string }; Querystring: { from?: string } }>("/heed/v1/channels/:peer", { schema: { hide: true } }, async (request, reply) => {
    const { peer } = request.params;
    const peers = await node.store.read((tx) => allRows(tx, "authority"));
    const pull = checkPull(node, peers, { header: request.headers[PULL_HEADER], peer, from: request.query.from }, options.clock());
    if (!pull.ok) return sendProblem(reply, pull.error);
    const page = await readSequence(node, peer, pull.value.from);
    return reply.type(SEQUENCE_TYPE).header("cache-control", "no-store").send(writePage(node.self.id, peer, page));
  });
}
