import { NativeSelect } from "@mantine/core";
import type { ReactNode } from "react";
import type { Officer } from "../../../domain/roster.ts";
import { useStaff } from "../../api/queries.ts";
import { words } from "../../words/words.ts";

/** An officer in a list: name and post, once where they are the same. */
export function officerLabel(officer: Officer): string {
  return officer.name === officer.post ? officer.name : `${officer.name}, ${officer.post}`;
}

/** A choice among the staff at work; `without` leaves one out. */
export function OfficerField({ label, value, onChange, without, error }: { readonly label: string; readonly value: string; readonly onChange: (id: string) => void; readonly without?: string | undefined; readonly error?: string | undefined }): ReactNode {
  const staff = useStaff().filter((one) => one.active && one.id !== without && !one.roles.every((role) => role === "dpo" || role === "oversight" || role === "administrator"));
  return <NativeSelect label={label} data={[{ value: "", label: words.forms.choose }, ...staff.map((one) => ({ value: one.id, label: officerLabel(one) }))]} value={value} onChange={(event) => onChange(event.currentTarget.value)} error={error} required data-autofocus />;
}
