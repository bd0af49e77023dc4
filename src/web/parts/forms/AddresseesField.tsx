import { Checkbox } from "@mantine/core";
import type { ReactNode } from "react";
import { useAuthorities, useNode } from "../../api/queries.ts";
import { words } from "../../words/words.ts";
import styles from "./AddresseesField.module.css";

/** Which authorities a message goes to, each told with what stands out: outside the Union, without a node. Nobody is ticked beforehand. */
export function AddresseesField({ label, value, onChange, without, error }: { readonly label: string; readonly value: readonly string[]; readonly onChange: (to: readonly string[]) => void; readonly without?: readonly string[]; readonly error?: string | undefined }): ReactNode {
  const self = useNode().data?.self.id;
  const authorities = useAuthorities().filter((one) => one.id !== self && without?.includes(one.id) !== true);
  return (
    <Checkbox.Group label={label} value={[...value]} onChange={onChange} error={error} required>
      <div className={styles["list"]}>
        {authorities.map((one) => (
          <Checkbox key={one.id} value={one.id} label={<bdi>{one.name}</bdi>} description={[words.nouns.authorityKinds[one.kind], one.country, ...(one.union ? [] : [words.forms.outsideUnion]), ...(one.node === undefined ? [words.nouns.channels[one.channel]] : [])].join(" · ")} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
