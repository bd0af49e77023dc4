import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { heed } from "../api/heed.ts";
import { Candidate } from "../parts/Candidate.tsx";
import { Loaded } from "../parts/Failure.tsx";
import { Empty } from "../ui/Empty.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { Panel } from "../ui/Panel.tsx";
import { words } from "../words/words.ts";

/** Every match that waits for a decision. */
export function MatchesPage(): ReactNode {
  const found = useQuery({ queryKey: ["matches"], queryFn: () => heed.matches() });
  const text = words.matches;
  return (
    <>
      <PageHead title={text.title} below={<span>{text.below}</span>} actions={found.data === undefined || found.data.length === 0 ? undefined : <strong>{text.toDecide(found.data.length)}</strong>} />
      <Loaded asked={found}>
        {(views) =>
          views.length === 0 ? (
            <Panel>
              <Empty title={text.empty}>{text.emptyWords}</Empty>
            </Panel>
          ) : (
            views.map((view) => <Candidate key={view.match.id} view={view} />)
          )
        }
      </Loaded>
    </>
  );
}
