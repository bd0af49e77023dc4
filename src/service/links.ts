import { err, ok } from "../lib/base/result.ts";
import type { Result } from "../lib/base/result.ts";
import type { Instant } from "../lib/clock/index.ts";
import { change } from "../domain/entry.ts";
import type { PlacedLink } from "../domain/entry.ts";
import { ownId } from "../domain/own-id.ts";
import { Link } from "../domain/person.ts";
import { findDescriptions } from "../store/persons.ts";
import { findRow } from "../store/rows.ts";
import { act } from "./act.ts";
import type { ActError, Acting } from "./act.ts";
import type { HeedNode } from "./node.ts";

export type LinkError = { code: "link.exists"; id: string } | { code: "link.self"; description: string } | { code: "description.unknown"; description: string };

/** Links two described persons on an officer's word, with its own grade; what is open on one becomes visible from the other. */
export async function linkPersons(
  node: HeedNode,
  acting: Acting,
  input: { readonly id?: string; readonly a: string; readonly b: string; readonly kind: PlacedLink["link"]["kind"]; readonly words?: string; readonly grade?: string },
  now: Instant,
): Promise<Result<PlacedLink, LinkError | ActError>> {
  return act(node, acting, { action: "decideMatch", resource: { kind: "Person", id: input.a } }, now, async (work): Promise<Result<PlacedLink, LinkError>> => {
    if (input.a === input.b) return err({ code: "link.self", description: input.a });
    const id = ownId("link", input.id ?? work.newId());
    if ((await findRow(work.tx, "link", id)) !== undefined) return err({ code: "link.exists", id });
    const known = new Set((await findDescriptions(work.tx, [input.a, input.b])).map((one) => one.id));
    for (const one of [input.a, input.b]) if (!known.has(one)) return err({ code: "description.unknown", description: one });
    const said = Link.parse({ a: "a", b: "b", kind: input.kind, ...(input.words === undefined ? {} : { words: input.words }), ...(input.grade === undefined ? {} : { grade: input.grade }) });
    const link: PlacedLink = { id, source: id, provider: node.self.id, a: input.a, b: input.b, knownAt: work.now, link: said };
    await work.append(change("link", "made", id, link));
    return ok(link);
  });
}
