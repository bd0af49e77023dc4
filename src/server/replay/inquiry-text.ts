import { mergeInquiries } from "../../domain/inquiry.ts";
import type { Juncture } from "../../domain/inquiry.ts";
import { plainId } from "../../domain/own-id.ts";
import type { PersonInquiry } from "../../service/inquiry.ts";

/** What the nodes tell of one person. */
export interface InquiredPerson {
  readonly names: readonly string[];
  readonly parts: readonly { readonly node: string; readonly inquiry: PersonInquiry["inquiry"] }[];
}

/** Puts together what different nodes tell of one person: those whose descriptions overlap, since messages keep their ids. */
export function joinPersons(byNode: readonly { readonly node: string; readonly persons: readonly PersonInquiry[] }[]): readonly InquiredPerson[] {
  const joined: { members: Set<string>; names: Set<string>; parts: InquiredPerson["parts"][number][] }[] = [];
  for (const { node, persons } of byNode) {
    for (const person of persons) {
      // A file of one house is no file of another, whatever both call it.
      const members = person.members.map((id) => (plainId(id) === id ? id : `${node}/${id}`));
      const touching = joined.filter((one) => members.some((id) => one.members.has(id)));
      const whole = touching[0] ?? { members: new Set<string>(), names: new Set<string>(), parts: [] };
      if (touching.length === 0) joined.push(whole);
      for (const other of touching.slice(1)) {
        for (const id of other.members) whole.members.add(id);
        for (const name of other.names) whole.names.add(name);
        whole.parts.push(...other.parts);
        joined.splice(joined.indexOf(other), 1);
      }
      for (const id of members) whole.members.add(id);
      for (const name of person.names) whole.names.add(name);
      whole.parts.push({ node, inquiry: person.inquiry });
    }
  }
  return joined.map((one) => ({ names: [...one.names], parts: one.parts }));
}

/** The inquiry report of a person as text: what is missing first, then each juncture with what was known, owed and late. */
export function writeInquiry(person: InquiredPerson, nameOf: (node: string) => string): readonly string[] {
  const merged = mergeInquiries(person.parts, nameOf);
  const out = [`INQUIRY  ${person.names.join(" / ")}`, ""];
  const section = (title: string, lines: readonly string[]) => {
    if (lines.length > 0) out.push(`  ${title}`, ...lines.map((line) => `    ${line}`), "");
  };
  section("What could not be seen", merged.gaps.map((gap) => `${nameOf(gap.node)}: ${gap.words}`));
  section("Outside Heed", merged.outside.map((one) => `${nameOf(one.node)}: ${one.words}`));
  section("What contradicts what", merged.contradictions.map((one) => one.words));
  section("Stays without an end", merged.openStays.map((one) => one.words));
  section("Deliveries", [...new Set(merged.deliveries.map((one) => (one.addressee ?? one.sender)?.words ?? ""))].filter((words) => words !== ""));
  out.push("  Junctures");
  for (const matter of merged.junctures) {
    for (const { node, juncture } of matter.views) out.push(...junctureText(nameOf(node), juncture).map((line) => `    ${line}`));
  }
  out.push("");
  return out;
}

/** Its sentence already tells what was on file and owed; lateness and outcome stand beneath it. */
function junctureText(node: string, juncture: Juncture): readonly string[] {
  const lines = [`${juncture.at.slice(0, 16).replace("T", " ")}  ${node}: ${juncture.words}${juncture.candidate ? " (possible match)" : ""}`];
  if (juncture.lateness !== null) lines.push(`      ${juncture.lateness.words}`);
  if (juncture.outcome !== null) lines.push(`      ${juncture.outcome.words}`);
  return lines;
}
