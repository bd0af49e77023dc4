import * as contract from "../../contract/decisions.ts";
import { checkDecision, followDecision, recordDecision } from "../../service/decisions.ts";
import { finishMeasure, promiseMeasure } from "../../service/measures.ts";
import { readDecisions, readMeasures } from "../../service/registers.ts";
import type { Host } from "./serve.ts";

/** Decisions about persons and matters, and measures promised. */
export function decisionRoutes(host: Host): void {
  const { node } = host.options;
  host.serve(contract.checkDecision, ({ acting, body, now }) => checkDecision(node, acting, body, now));
  host.serve(contract.recordDecision, ({ acting, body, now }) => recordDecision(node, acting, body, now));
  host.serve(contract.followDecision, ({ acting, params, now }) => followDecision(node, acting, params, now));
  host.serve(contract.readDecisions, ({ acting, query, now }) => readDecisions(node, acting, query, now));
  host.serve(contract.readMeasures, ({ acting, query: { open, ...query }, now }) => readMeasures(node, acting, { ...query, open: open === "yes" }, now));
  host.serve(contract.promiseMeasure, ({ acting, body, now }) => promiseMeasure(node, acting, body, now));
  host.serve(contract.finishMeasure, ({ acting, params, body, now }) => finishMeasure(node, acting, { ...params, ...body }, now));
}
