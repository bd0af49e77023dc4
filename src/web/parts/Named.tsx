import type { ReactNode } from "react";
import type { PlacedDescription } from "../../domain/entry.ts";
import type { PersonDescription } from "../../domain/person.ts";
import { useAuthorities, useStaff } from "../api/queries.ts";
import { words } from "../words/words.ts";

/** Names of authorities by id; an id nobody knows stays an id. */
export function useAuthorityNames(): (id: string) => string {
  const all = useAuthorities();
  return (id) => all.find((one) => one.id === id)?.name ?? id;
}

/** An authority by its name. */
export function AuthorityName({ id }: { readonly id: string }): ReactNode {
  return <bdi>{useAuthorityNames()(id)}</bdi>;
}

/** Names of officers by id; the node and its peers act under names of their own. */
export function useOfficerNames(): (id: string) => string {
  const staff = useStaff();
  const authorityName = useAuthorityNames();
  return (id) => {
    if (id === "node") return words.people.node;
    if (id.startsWith("peer:")) return authorityName(id.slice("peer:".length));
    return staff.find((one) => one.id === id)?.name ?? id;
  };
}

/** An officer of this house by name, with the post in the tooltip. */
export function OfficerName({ id }: { readonly id: string }): ReactNode {
  const staff = useStaff();
  const post = staff.find((one) => one.id === id)?.post;
  return <bdi {...(post === undefined ? {} : { title: post })}>{useOfficerNames()(id)}</bdi>;
}

/** A person's name as it was written, in its own direction inside any line. */
export function PersonName({ name }: { readonly name: string }): ReactNode {
  return <bdi>{name}</bdi>;
}

/** The name a description leads with. */
export function leadName(person: PersonDescription): string {
  return (person.names.find((one) => one.use === "main") ?? person.names[0])?.text ?? words.people.unnamed;
}

/** The name of a placed description, or its id when it has been erased. */
export function placedName(description: PlacedDescription | null): string {
  return description === null ? words.people.erased : leadName(description.person);
}
