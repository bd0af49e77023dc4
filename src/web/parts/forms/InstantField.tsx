import { TextInput } from "@mantine/core";
import type { ReactNode } from "react";
import { localInstant } from "../../../lib/clock/index.ts";
import { words } from "../../words/words.ts";
import { useZone } from "../Moment.tsx";

/** A local time as typed, and the instant it means at this authority; undefined where the clocks there never showed it. */
export function instantTyped(typed: string, zone: string): string | undefined {
  const found = localInstant(typed, zone);
  return found.ok ? found.value : undefined;
}

/** A moment, typed as the clocks of this authority show it. */
export function InstantField({ label, value, onChange, error, description, required = true }: { readonly label: string; readonly value: string; readonly onChange: (typed: string) => void; readonly error?: string | undefined; readonly description?: string; readonly required?: boolean }): ReactNode {
  const zone = useZone();
  return <TextInput type="datetime-local" label={label} description={description ?? words.acts.hold.untilHelp(zone)} value={value} onChange={(event) => onChange(event.currentTarget.value)} error={error} required={required} />;
}
