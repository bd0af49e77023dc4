import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { Proof } from "../api/shapes.ts";
import { Icon } from "../ui/Icon.tsx";
import { words } from "../words/words.ts";
import { Moment } from "./Moment.tsx";
import { AuthorityName } from "./Named.tsx";
import styles from "./Receipt.module.css";

/** What proves that an envelope arrived: the signed receipt, to be kept and checked anywhere. */
export function Receipt({ proof }: { readonly proof: Proof | undefined }): ReactNode {
  const text = words.thread.receipt;
  if (proof === undefined || proof.receipt === null) return <p className={styles["none"]}>{text.none}</p>;
  return (
    <details className={styles["receipt"]}>
      <summary>
        <Icon name="shield" size={13} /> {proof.direction === "in" ? text.in : text.out}
        {proof.receivedAt === null ? null : (
          <>
            , <Moment at={proof.receivedAt} />
          </>
        )}
      </summary>
      <div className={styles["inside"]}>
        <p>
          <AuthorityName id={proof.peer} /> · {text.envelope} <code>{proof.envelope}</code>
        </p>
        <p>
          {text.digest} <code>{proof.digest}</code>
        </p>
        <Button size="compact-xs" variant="default" leftSection={<Icon name="download" size={12} />} onClick={() => save(proof)}>
          {text.download}
        </Button>
        <p>{text.verify}</p>
      </div>
    </details>
  );
}

/** Hands the exact signed bytes to the browser as a file: a changed byte would break the signature. */
function save(proof: Proof): void {
  if (proof.receipt === null) return;
  const bytes = Uint8Array.from(atob(proof.receipt), (letter) => letter.charCodeAt(0));
  const address = URL.createObjectURL(new Blob([bytes], { type: "application/json" }));
  const link = document.createElement("a");
  link.href = address;
  link.download = `receipt-${proof.message}-${proof.peer}.json`.replaceAll(/[^A-Za-z0-9._-]/g, "-");
  link.click();
  URL.revokeObjectURL(address);
}
