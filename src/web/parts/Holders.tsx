import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { isOpening, isRecall } from "../../domain/message.ts";
import { heed } from "../api/heed.ts";
import type { ThreadView } from "../api/shapes.ts";
import { Chip } from "../ui/Chip.tsx";
import { Facts } from "../ui/Facts.tsx";
import { Panel } from "../ui/Panel.tsx";
import { words } from "../words/words.ts";
import { Loaded } from "./Failure.tsx";
import { Moment } from "./Moment.tsx";
import { useAuthorityNames } from "./Named.tsx";

/** Who has a message of ours at first and at second hand, and where its recall stands: once it was passed on or taken back. */
export function Holders({ thread }: { readonly thread: ThreadView }): ReactNode {
  const message = thread.messages.find((one) => one.direction === "out" && isOpening(one.body.kind) && one.passes === undefined);
  const matters = thread.messages.some((one) => one.body.kind === "passed-on" || (one.direction === "out" && isRecall(one.body.kind)));
  return message === undefined || !matters ? null : <Listed id={message.id} version={thread.messages.length} />;
}

function Listed({ id, version }: { readonly id: string; /** Grows with the thread, so that it is read anew. */ readonly version: number }): ReactNode {
  const found = useQuery({ queryKey: ["holders", id, version], queryFn: () => heed.holders(id) });
  const name = useAuthorityNames();
  const text = words.thread.recall;
  return (
    <Panel title={text.title}>
      <p>{text.about}</p>
      <Loaded asked={found}>
        {(rows) => (
          <Facts
            form="narrow"
            facts={rows.map((one) => ({
              name: one.via === null ? name(one.authority) : `${name(one.authority)}, ${text.via} ${name(one.via)}`,
              value: (
                <>
                  <Chip tone={one.overdue ? "late" : one.state === "confirmed" ? "good" : "plain"}>{text.states[one.state]}</Chip> {one.overdue ? text.overdue : <Moment at={one.at} />}
                </>
              ),
            }))}
          />
        )}
      </Loaded>
    </Panel>
  );
}
