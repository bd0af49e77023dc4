import { Button } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { isSettledByResult } from "../../domain/duty.ts";
import type { Obligation } from "../../domain/obligation.ts";
import { heed } from "../api/heed.ts";
import { useAct } from "../api/queries.ts";
import { words } from "../words/words.ts";
import { ReasonsDialog } from "./acts/ReasonsDialog.tsx";
import { Failure } from "./Failure.tsx";
import { MeasureDialog } from "./MeasureDialog.tsx";

/** What settles a duty here: that somebody was briefed, a result, or the check of a decision that was recorded without one. */
export function HouseAct({ obligation, correction = false }: { readonly obligation: Obligation; /** It hangs on a correction. */ readonly correction?: boolean }): ReactNode {
  const [finishing, setFinishing] = useState(false);
  const recipient = obligation.words ?? "";
  const check = useAct(() => heed.followDecision(obligation.message ?? ""));
  if (obligation.duty === "brief" && obligation.side === "debtor" && obligation.state === "open") {
    const text = words.acts.brief;
    return (
      <>
        <Button size="compact-xs" variant="default" mt={4} onClick={() => setFinishing(true)}>
          {text.name}
        </Button>
        {finishing ? <ReasonsDialog title={text.title} about={text.about(recipient)} submit={text.submit} label={text.label} run={(told) => heed.brief(obligation.message ?? "", recipient, told)} onClose={() => setFinishing(false)} /> : null}
      </>
    );
  }
  if (obligation.duty === "clear" && obligation.side === "debtor" && obligation.state === "open") {
    const text = words.acts.confirmClearing;
    return (
      <>
        <Button size="compact-xs" variant="default" mt={4} onClick={() => setFinishing(true)}>
          {text.name}
        </Button>
        {finishing ? <ReasonsDialog {...text} run={(done) => heed.confirmClearing(obligation.message ?? "", done)} onClose={() => setFinishing(false)} /> : null}
      </>
    );
  }
  // What hangs on no item and is owed to another authority as an acknowledgement is the word that a correction was taken over.
  if (correction && obligation.duty === "acknowledge" && obligation.side === "debtor" && obligation.state === "open") {
    const text = words.acts.confirmReplacement;
    return (
      <>
        <Button size="compact-xs" variant="default" mt={4} onClick={() => setFinishing(true)}>
          {text.name}
        </Button>
        {finishing ? <ReasonsDialog {...text} run={(done) => heed.confirmReplacement(obligation.message ?? "", done)} onClose={() => setFinishing(false)} /> : null}
      </>
    );
  }
  if (obligation.side !== "house" || obligation.state !== "open" || !isSettledByResult(obligation.duty)) return null;
  // The review of a decision hangs on the decision and on no thread; that of an emergency message on its thread.
  const isCheck = obligation.duty === "review" && obligation.thread === null && obligation.message !== null;
  return (
    <>
      <Button size="compact-xs" variant="default" mt={4} loading={check.isPending} onClick={() => (isCheck ? check.mutate(undefined) : setFinishing(true))}>
        {isCheck ? words.desk.check : words.desk.finish}
      </Button>
      <Failure problem={check.problem} />
      {finishing ? <MeasureDialog obligation={obligation} onClose={() => setFinishing(false)} /> : null}
    </>
  );
}
