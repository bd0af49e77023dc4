import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { heed } from "../api/heed.ts";
import { useAct } from "../api/queries.ts";
import { Icon } from "../ui/Icon.tsx";
import { words } from "../words/words.ts";
import { Failure } from "./Failure.tsx";

/** A reminder to an addressee as a letter, to be printed: for one without a node, or whose node is silent. */
export function ReminderButton({ message, authority }: { readonly message: string; readonly authority: string }): ReactNode {
  const [blocked, setBlocked] = useState(false);
  const act = useAct(
    () => heed.reminder(message, authority),
    ({ text }) => setBlocked(!printed(text)),
  );
  return (
    <>
      <Button size="compact-sm" variant="default" loading={act.isPending} leftSection={<Icon name="outbox" size={12} />} onClick={() => act.mutate(undefined)}>
        {words.thread.sent.reminder}
      </Button>
      {blocked ? <p>{words.thread.sent.reminderBlocked}</p> : null}
      <Failure problem={act.problem} />
    </>
  );
}

/** Opens the letter in a page of its own and prints it; false where the browser opens none. Text alone: nothing in it is read as markup. */
function printed(letter: string): boolean {
  const page = window.open("", "_blank");
  if (page === null) return false;
  const sheet = page.document.createElement("pre");
  sheet.textContent = letter;
  sheet.style.whiteSpace = "pre-wrap";
  page.document.body.append(sheet);
  page.print();
  return true;
}
