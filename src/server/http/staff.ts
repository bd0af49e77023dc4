import { err, ok } from "../../lib/base/result.ts";
import * as contract from "../../contract/staff.ts";
import { readConsultations } from "../../service/audit.ts";
import { readPeers, readStaff, recordAgreement, recordAuthority, recordOfficer } from "../../service/staff.ts";
import type { Host } from "./serve.ts";

/** Staff, peers and agreements, and who read what. */
export function staffRoutes(host: Host): void {
  const { node } = host.options;

  host.serve(contract.readStaff, ({ acting, now }) => readStaff(node, acting, now));
  host.serve(contract.recordOfficer, async ({ acting, params, body, now }) => {
    const same = sameId(params.id, body.id);
    return same.ok ? recordOfficer(node, acting, { ...body, id: params.id }, now) : same;
  });
  host.serve(contract.readPeers, ({ acting, now }) => readPeers(node, acting, now));
  host.serve(contract.recordAuthority, async ({ acting, params, body, now }) => {
    const same = sameId(params.id, body.id);
    return same.ok ? recordAuthority(node, acting, { ...body, id: params.id }, now) : same;
  });
  host.serve(contract.recordAgreement, ({ acting, body, now }) => recordAgreement(node, acting, body, now));
  host.serve(contract.readConsultations, ({ acting, query, now }) => readConsultations(node, acting, query, now));
}

function sameId(path: string, body: string | undefined) {
  return body === undefined || body === path ? ok(true) : err({ code: "request.id-differs", path, body } as const);
}
