import * as contract from "../../contract/erasure.ts";
import { askErasure, decideErasure, readErasures } from "../../service/erasure.ts";
import type { Host } from "./serve.ts";

/** Erasures: who asks, who approves, and how far each has come. */
export function erasureRoutes(host: Host): void {
  const { node } = host.options;

  host.serve(contract.readErasures, ({ acting, now }) => readErasures(node, acting, now));
  host.serve(contract.askErasure, ({ acting, body, now }) => askErasure(node, acting, body, now));
  host.serve(contract.decideErasure, ({ acting, params, body, now }) => decideErasure(node, acting, { ...params, ...body }, now));
}
