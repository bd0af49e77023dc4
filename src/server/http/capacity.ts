import * as contract from "../../contract/capacity.ts";
import { readForecast, recordCapacityPlan } from "../../service/capacity.ts";
import { lapseItems } from "../../service/item-acts.ts";
import { decideWeights, proposeWeights, readWeights, trialWeights } from "../../service/weights.ts";
import type { Host } from "./serve.ts";

/** What the staff can do, what they will miss, and by what the desk is ordered. */
export function capacityRoutes(host: Host): void {
  const { node } = host.options;

  host.serve(contract.recordCapacityPlan, ({ acting, body, now }) => recordCapacityPlan(node, acting, body, now));
  host.serve(contract.readForecast, ({ acting, now }) => readForecast(node, acting, now));
  host.serve(contract.readWeights, ({ acting, now }) => readWeights(node, acting, now));
  host.serve(contract.proposeWeights, ({ acting, body, now }) => proposeWeights(node, acting, body, now));
  host.serve(contract.trialWeights, ({ acting, params, body, now }) => trialWeights(node, acting, { ...params, ...body }, now));
  host.serve(contract.lapseItems, ({ acting, body, now }) => lapseItems(node, acting, body, now));
  host.serve(contract.decideWeights, ({ acting, params, body, now }) => decideWeights(node, acting, { ...params, ...body }, now));
}
