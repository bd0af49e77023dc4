import * as contract from "../../contract/matches.ts";
import { readCandidates } from "../../service/desk.ts";
import { linkPersons } from "../../service/links.ts";
import { decideMatch, joinDescriptions } from "../../service/matches.ts";
import type { Host } from "./serve.ts";

/** Whether two descriptions are one person, and which persons are linked. */
export function matchRoutes(host: Host): void {
  const { node } = host.options;
  host.serve(contract.readCandidates, ({ acting, query, now }) => readCandidates(node, acting, query, now));
  host.serve(contract.decideMatch, ({ acting, params, body, now }) => decideMatch(node, acting, { ...params, ...body }, now));
  host.serve(contract.joinDescriptions, ({ acting, body, now }) => joinDescriptions(node, acting, body, now));
  host.serve(contract.linkPersons, ({ acting, body, now }) => linkPersons(node, acting, body, now));
}
