import * as contract from "../../contract/shifts.ts";
import { leaveShift, readShifts, takeShift } from "../../service/shifts.ts";
import type { Host } from "./serve.ts";

/** Changes of shift: what is left, and who signed for it. */
export function shiftRoutes(host: Host): void {
  const { node } = host.options;

  host.serve(contract.readShifts, ({ acting, query, now }) => readShifts(node, acting, query, now));
  host.serve(contract.leaveShift, ({ acting, body, now }) => leaveShift(node, acting, body, now));
  host.serve(contract.takeShift, ({ acting, params, now }) => takeShift(node, acting, params, now));
}
