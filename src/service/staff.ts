import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import { addMs } from "../lib/clock/index.ts";
import type { Instant } from "../lib/clock/index.ts";
import type { Authority } from "../domain/authority.ts";
import { change } from "../domain/entry.ts";
import { FORMER_KEY_MS, succeeding } from "../domain/peer-keys.ts";
import type { Regime } from "../domain/regime.ts";
import { ownerInPost } from "../domain/roster.ts";
import type { Officer } from "../domain/roster.ts";
import { waitingByPeer } from "../store/outbox.ts";
import { allRows, findRow } from "../store/rows.ts";
import { act, consult, NODE } from "./act.ts";
import type { ActError, Acting } from "./act.ts";
import type { HeedNode } from "./node.ts";
import { vouchesForSealing } from "./sealing.ts";
import { reassignAbsent } from "./timers.ts";

export type StaffError = { code: "officer.unknown"; officer: string } | { code: "officer.last"; officer: string } | { code: "authority.self"; authority: string } | { code: "authority.sealing-key"; authority: string } | { code: "authority.no-sealing-key"; authority: string } | { code: "authority.key-taken"; authority: string; holder: string } | { code: "agreement.exists"; id: string } | { code: "authority.unknown"; authority: string };

/** At start-up the node itself records whom it was set up with; afterwards only an administrator may. */
function administering(acting: Acting): "administer" | "startNode" {
  return acting.actor === NODE.actor ? "startNode" : "administer";
}

/** Adds a member of staff or records a change: role, deputy, leave, departure. What he can no longer own goes to whoever stands in. */
export async function recordOfficer(node: HeedNode, acting: Acting, officer: Officer, now: Instant): Promise<Result<Officer, StaffError | ActError>> {
  return act(node, acting, { action: administering(acting), resource: { kind: "Staff", id: officer.id } }, now, async (work): Promise<Result<Officer, StaffError>> => {
    const before = await findRow(work.tx, "officer", officer.id);
    const roster = await work.roster();
    const after = [...roster.filter((one) => one.id !== officer.id), officer];
    // Somebody must be left to own what there is.
    if (before !== undefined && ownerInPost(after, undefined, work.now) === undefined) return err({ code: "officer.last", officer: officer.id });
    await work.append(change("officer", before === undefined ? "joined" : officer.active ? "changed" : "left", officer.id, officer));
    await reassignAbsent(work);
    return ok(officer);
  });
}

/** Makes a peer known, or records what changed about it: its node, its keys, its languages. What is for it goes sealed, unless the record says that clear was agreed. */
export async function recordAuthority(node: HeedNode, acting: Acting, authority: Authority, now: Instant): Promise<Result<Authority, StaffError | ActError>> {
  return act(node, acting, { action: administering(acting), resource: { kind: "Staff", id: authority.id } }, now, async (work): Promise<Result<Authority, StaffError>> => {
    if (authority.id === node.self.id) return err({ code: "authority.self", authority: authority.id });
    // A signature must name one authority.
    const { node: at } = authority;
    const holder = [node.self, ...(await allRows(work.tx, "authority"))].find((one) => one.id !== authority.id && at !== undefined && one.node?.publicKey === at.publicKey);
    if (holder !== undefined) return err({ code: "authority.key-taken", authority: authority.id, holder: holder.id });
    if (at !== undefined && at.sealing === undefined && at.clear !== true) return err({ code: "authority.no-sealing-key", authority: authority.id });
    if (at?.sealing !== undefined && !vouchesForSealing(node, authority)) return err({ code: "authority.sealing-key", authority: authority.id });
    const before = await findRow(work.tx, "authority", authority.id);
    const recorded = succeeding(authority, before, addMs(work.now, FORMER_KEY_MS));
    await work.append(change("authority", before === undefined ? "known" : "changed", authority.id, recorded));
    return ok(recorded);
  });
}

/** Ends all traffic with a peer whose key is in wrong hands, until its record is given another. What it signed before stays verifiable. */
export async function revokeAuthority(node: HeedNode, acting: Acting, input: { readonly id: string; readonly reason: string; readonly by?: string }, now: Instant): Promise<Result<Authority, StaffError | ActError>> {
  return act(node, acting, { action: administering(acting), resource: { kind: "Staff", id: input.id } }, now, async (work): Promise<Result<Authority, StaffError>> => {
    const known = await findRow(work.tx, "authority", input.id);
    if (known?.node === undefined) return err({ code: "authority.unknown", authority: input.id });
    const { formerKeys: _former, ...at } = known.node;
    const revoked: Authority = { ...known, node: { ...at, revoked: { at: work.now, by: input.by ?? "administrator", reason: input.reason } } };
    await work.append(change("authority", "changed", input.id, revoked));
    return ok(revoked);
  });
}

/** Records an agreement with peers: periods of its own, never longer than the law where the law speaks. */
export async function recordAgreement(node: HeedNode, acting: Acting, regime: Regime, now: Instant): Promise<Result<Regime, StaffError | ActError>> {
  return act(node, acting, { action: administering(acting), resource: { kind: "Staff", id: regime.id } }, now, async (work): Promise<Result<Regime, StaffError>> => {
    if ((await findRow(work.tx, "agreement", regime.id)) !== undefined) return err({ code: "agreement.exists", id: regime.id });
    for (const peer of regime.peers ?? []) if ((await work.peer(peer)) === undefined) return err({ code: "authority.unknown", authority: peer });
    await work.append(change("agreement", "made", regime.id, regime));
    return ok(regime);
  });
}

/** The staff of this authority. */
export async function readStaff(node: HeedNode, acting: Acting, now: Instant): Promise<Result<readonly Officer[], ActError>> {
  return consult(node, acting, { action: "readStaff" }, now, async (work) => {
    const staff = await work.roster();
    return ok({ value: staff, returned: staff.map((one) => one.id) });
  });
}

/** A peer and what still waits to be delivered to it. */
export interface Peer {
  readonly authority: Authority;
  readonly waiting: number;
  readonly attempts: number;
  readonly lastError: string | null;
}

/** The peers, with the envelopes that wait for each: a peer that is down is visible. */
export async function readPeers(node: HeedNode, acting: Acting, now: Instant): Promise<Result<readonly Peer[], ActError>> {
  return consult(node, acting, { action: "readPeers" }, now, async (work) => {
    const waiting = new Map((await waitingByPeer(work.tx)).map((one) => [one.peer, one]));
    const peers = (await allRows(work.tx, "authority")).map((authority) => {
      const one = waiting.get(authority.id);
      return { authority, waiting: one?.waiting ?? 0, attempts: one?.attempts ?? 0, lastError: one?.lastError ?? null };
    });
    return ok({ value: peers, returned: peers.map((one) => one.authority.id) });
  });
}
