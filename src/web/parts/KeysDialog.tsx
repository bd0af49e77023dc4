import { Switch } from "@mantine/core";
import type { ReactNode } from "react";
import { useKeysOn } from "../keys/keys.ts";
import type { KeyBinding } from "../keys/keys.ts";
import { Dialog } from "../ui/Dialog.tsx";
import { words } from "../words/words.ts";
import styles from "./KeysDialog.module.css";

/** The keys of the page that is open. They can be turned off: whoever speaks to his machine types letters that he did not mean. */
export function KeysDialog({ keys, onClose }: { readonly keys: readonly KeyBinding[]; readonly onClose: () => void }): ReactNode {
  const [on, setOn] = useKeysOn();
  const text = words.shell.keys;
  return (
    <Dialog opened onClose={onClose} title={text.title} close={words.shell.close}>
      <dl className={styles["keys"]}>
        {keys.map((one) => (
          <div key={one.keys}>
            <dt>
              {one.keys.split(" ").map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{one.name}</dd>
          </div>
        ))}
      </dl>
      <Switch label={text.on} description={text.onHelp} checked={on} onChange={(event) => setOn(event.currentTarget.checked)} />
    </Dialog>
  );
}
