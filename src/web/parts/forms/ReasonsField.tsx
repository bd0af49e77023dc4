import { Textarea } from "@mantine/core";
import type { ReactNode } from "react";
import { words } from "../../words/words.ts";

/** Reasons that a person signs. Fewer than three letters are none. */
export function ReasonsField({ value, onChange, label = words.forms.reasons, description = words.forms.reasonsHelp, wanted = false, focus = false }: { readonly value: string; readonly onChange: (value: string) => void; readonly label?: string; readonly description?: string; readonly wanted?: boolean; readonly focus?: boolean }): ReactNode {
  return (
    <Textarea
      label={label}
      description={description}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={wanted && !hasReasons(value) ? words.forms.missing : undefined}
      autosize
      minRows={2}
      maxRows={10}
      dir="auto"
      required
      {...(focus ? { "data-autofocus": true } : {})}
    />
  );
}

/** Whether a text can stand as reasons. */
export function hasReasons(text: string): boolean {
  return text.trim().length >= 3;
}
