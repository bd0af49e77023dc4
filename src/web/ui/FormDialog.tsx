import { Button } from "@mantine/core";
import { useRef } from "react";
import type { FormEvent, ReactNode } from "react";
import { Dialog } from "./Dialog.tsx";
import styles from "./FormDialog.module.css";

export interface FormDialogProps {
  readonly opened: boolean;
  readonly title: string;
  /** One sentence on what the act does. */
  readonly about?: ReactNode;
  readonly submit: string;
  readonly cancel: string;
  readonly pending?: boolean;
  readonly error?: ReactNode;
  readonly size?: "md" | "lg" | "xl";
  /** The act is grave: the button says so by its colour, besides its words. */
  readonly grave?: boolean;
  readonly onSubmit: () => void;
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A dialog that asks for what an act needs. What was typed stays when the act fails. */
export function FormDialog({ opened, title, about, submit, cancel, pending = false, error, size = "md", grave = false, onSubmit, onClose, children }: FormDialogProps): ReactNode {
  const form = useRef<HTMLFormElement>(null);
  function handle(event: FormEvent): void {
    event.preventDefault();
    if (!pending) onSubmit();
  }
  return (
    <Dialog opened={opened} title={title} size={size} close={cancel} onClose={onClose}>
      <form ref={form} onSubmit={handle} noValidate className={styles["form"]}>
        {about === undefined ? null : <div className={styles["about"]}>{about}</div>}
        {children}
        {error}
        <div className={styles["ends"]}>
          <Button variant="default" size="sm" onClick={onClose} disabled={pending}>
            {cancel}
          </Button>
          <Button type="submit" size="sm" loading={pending} {...(grave ? { color: "red.9" } : {})}>
            {submit}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
