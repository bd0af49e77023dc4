import * as contract from "../../contract/preservation.ts";
import { decidePreservation, liftPreservation, proposePreservation, readPreservations } from "../../service/preservation.ts";
import type { Host } from "./serve.ts";

/** Orders that keep things from being erased after an incident. */
export function preservationRoutes(host: Host): void {
  const { node } = host.options;

  host.serve(contract.readPreservations, ({ acting, now }) => readPreservations(node, acting, now));
  host.serve(contract.proposePreservation, ({ acting, body, now }) => proposePreservation(node, acting, body, now));
  host.serve(contract.decidePreservation, ({ acting, params, body, now }) => decidePreservation(node, acting, { ...params, ...body }, now));
  host.serve(contract.liftPreservation, ({ acting, params, body, now }) => liftPreservation(node, acting, { ...params, ...body }, now));
}
