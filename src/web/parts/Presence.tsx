import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import type { ReactNode } from "react";
import { heed } from "../api/heed.ts";
import { TAB, useConnection } from "../live/events.ts";
import { Chip } from "../ui/Chip.tsx";
import { words } from "../words/words.ts";
import { useOfficerNames } from "./Named.tsx";

/** Who else in this house has the thread open, so that two do not answer it. Nobody abroad learns of it, and it is kept nowhere. */
export function Presence({ thread }: { readonly thread: string }): ReactNode {
  const nameOf = useOfficerNames();
  const live = useConnection() === "live";
  // A page without its stream would be forgotten by the node: it says where it is once the stream is there.
  const found = useQuery({ queryKey: ["presence", thread], queryFn: () => heed.present(thread, TAB, true), enabled: live, staleTime: 0 });
  useEffect(() => () => void heed.present(thread, TAB, false).catch(() => undefined), [thread]); // gone is gone; the node forgets it with the stream
  const others = live ? (found.data?.others ?? []) : [];
  return (
    <span role="status">
      {others.map((one) => (
        <Chip key={one.officer} tone="note" icon="eye">
          {words.thread.alsoHere(nameOf(one.officer))}
        </Chip>
      ))}
    </span>
  );
}
