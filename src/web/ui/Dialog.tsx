import { Modal } from "@mantine/core";
import type { ReactNode } from "react";
import styles from "./Dialog.module.css";

/** A dialog with a title. Its head is no banner: the page has one already. */
export function Dialog({ opened, title, size = "md", close, onClose, children }: { readonly opened: boolean; readonly title: string; readonly size?: "sm" | "md" | "lg" | "xl"; /** What the closing button is called. */ readonly close: string; readonly onClose: () => void; readonly children: ReactNode }): ReactNode {
  return (
    <Modal.Root opened={opened} onClose={onClose} size={size} yOffset="6vh">
      <Modal.Overlay backgroundOpacity={0.45} />
      <Modal.Content>
        <div className={styles["head"]}>
          <Modal.Title className={styles["title"] ?? ""}>{title}</Modal.Title>
          <Modal.CloseButton aria-label={close} />
        </div>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
