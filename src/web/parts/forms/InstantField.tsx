import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { localInstant, parseCalendarDate } from "../../../lib/clock/index.ts";
import { words } from "../../words/words.ts";
import { useZone } from "../Moment.tsx";

/** A local time as typed, and the instant it means at this authority; undefined where the clocks there never showed it. */
export function instantTyped(typed: string, zone: string): string | undefined {
  const found = localInstant(typed.trim().replace(/\s+/, "T"), zone);
  return found.ok ? found.value : undefined;
}

/** A calendar day as typed, or undefined where there is none such. */
export function dayTyped(typed: string): string | undefined {
  const found = parseCalendarDate(typed.trim());
  return found.ok ? found.value : undefined;
}

interface FieldProps {
  readonly label: string;
  readonly value: string;
  readonly onChange: (typed: string) => void;
  readonly error?: string | undefined;
  readonly description?: string;
  readonly required?: boolean;
}

/**
 * A moment, typed as the clocks of this authority show it. Text and not the browser's own field, whose order of day and month
 * follows the machine: what stands here must read the same on every desk.
 */
export function InstantField({ label, value, onChange, error, description, required = true }: FieldProps): ReactNode {
  const zone = useZone();
  return <TextInput label={label} description={description ?? words.acts.hold.untilHelp(zone)} value={value} onChange={(event) => onChange(event.currentTarget.value)} error={error} required={required} autoComplete="off" className="numbers" />;
}

/** A calendar day, year first. */
export function DayField({ label, value, onChange, error, description, required = true }: FieldProps): ReactNode {
  return <TextInput label={label} description={description ?? words.forms.dayHelp} value={value} onChange={(event) => onChange(event.currentTarget.value)} error={error} required={required} autoComplete="off" className="numbers" />;
}
