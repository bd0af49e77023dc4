import { Button } from "@mantine/core";
import { useId } from "react";
import type { ReactNode } from "react";
import { Icon } from "../../ui/Icon.tsx";
import type { IconName } from "../../ui/Icon.tsx";
import styles from "./ActButton.module.css";
import type { Openness } from "./openness.ts";

/** The button of an act. Where the act is not open it stays reachable, does nothing, and the reason stands beside it. */
export function ActButton({ name, openness, onClick, variant = "filled", icon, pending = false, wide = false, hotkey }: { readonly name: string; readonly openness: Openness; readonly onClick: () => void; readonly variant?: "filled" | "default"; readonly icon?: IconName; readonly pending?: boolean; readonly wide?: boolean; /** The key that does the same. */ readonly hotkey?: string | undefined }): ReactNode {
  const id = useId();
  const left = icon === undefined ? {} : { leftSection: <Icon name={icon} size={14} /> };
  if (openness.open) {
    return (
      <Button variant={variant} onClick={onClick} loading={pending} fullWidth={wide} justify={wide ? "flex-start" : "center"} {...left} {...(hotkey === undefined ? {} : { "aria-keyshortcuts": hotkey, rightSection: <kbd className={styles["key"]} aria-hidden="true">{hotkey}</kbd> })}>
        {name}
      </Button>
    );
  }
  return (
    <span className={styles["closed"]} data-wide={wide}>
      <Button variant="default" aria-disabled data-disabled aria-describedby={id} onClick={(event) => event.preventDefault()} fullWidth={wide} justify={wide ? "flex-start" : "center"} {...left}>
        {name}
      </Button>
      <span className={styles["why"]} id={id}>
        {openness.why}
      </span>
    </span>
  );
}
