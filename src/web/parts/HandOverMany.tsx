import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { heed } from "../api/heed.ts";
import { useKeys } from "../keys/keys.ts";
import { Icon } from "../ui/Icon.tsx";
import { words } from "../words/words.ts";
import { HandOverDialog } from "./acts/HandOverDialog.tsx";
import styles from "./HandOverMany.module.css";

/** What can be done with the matters chosen on the desk: given into a colleague's hands, all or none. */
export function HandOverMany({ ids, onDone }: { readonly ids: readonly string[]; readonly onDone: () => void }): ReactNode {
  const [open, setOpen] = useState(false);
  const text = words.acts.handOver;
  useKeys([{ keys: "h", name: text.name, run: () => setOpen(true) }]);
  return (
    <div className={styles["bar"]} role="status">
      <strong>{words.desk.chosen(ids.length)}</strong>
      <Button leftSection={<Icon name="person" size={14} />} onClick={() => setOpen(true)}>
        {text.name}
      </Button>
      <Button variant="default" onClick={onDone}>
        {words.desk.unchoose}
      </Button>
      {open ? (
        <HandOverDialog
          text={{ title: `${text.title}: ${words.desk.chosen(ids.length)}`, about: text.about, submit: text.submit }}
          holder={undefined}
          run={async (to, reasons) => {
            await heed.handOverItems([...ids], to, reasons);
            onDone();
          }}
          onClose={() => setOpen(false)}
        />
      ) : null}
    </div>
  );
}
