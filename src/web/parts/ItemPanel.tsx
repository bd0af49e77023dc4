import { useState } from "react";
import type { ReactNode } from "react";
import { outsideUnion } from "../../domain/authority.ts";
import type { Item } from "../../domain/item.ts";
import type { Message } from "../../domain/message.ts";
import { heed } from "../api/heed.ts";
import { useAct, useAuthorities, useNode, useSession } from "../api/queries.ts";
import type { ExplainedObligation } from "../api/shapes.ts";
import { useKeys } from "../keys/keys.ts";
import { usePurpose } from "../session/purpose.ts";
import { useNow } from "../time/now.ts";
import { Chip } from "../ui/Chip.tsx";
import { Facts } from "../ui/Facts.tsx";
import type { IconName } from "../ui/Icon.tsx";
import { Notice } from "../ui/Notice.tsx";
import { Panel } from "../ui/Panel.tsx";
import { Prose } from "../ui/Prose.tsx";
import { words } from "../words/words.ts";
import { ActButton } from "./acts/ActButton.tsx";
import { AnswerDialog } from "./acts/AnswerDialog.tsx";
import { ClarifyDialog } from "./acts/ClarifyDialog.tsx";
import { DisposeDialog } from "./acts/DisposeDialog.tsx";
import { HandOverDialog } from "./acts/HandOverDialog.tsx";
import { UntilDialog } from "./acts/UntilDialog.tsx";
import { itemOpenness } from "./acts/openness.ts";
import type { ItemActName, ItemContext, Openness } from "./acts/openness.ts";
import { ReasonsDialog } from "./acts/ReasonsDialog.tsx";
import { RefusalDecisionDialog } from "./acts/RefusalDecisionDialog.tsx";
import { RefuseDialog } from "./acts/RefuseDialog.tsx";
import { DutyClock } from "./DutyClock.tsx";
import { HouseAct } from "./HouseAct.tsx";
import { Failure } from "./Failure.tsx";
import styles from "./ItemPanel.module.css";
import { Moment } from "./Moment.tsx";
import { AuthorityName, OfficerName } from "./Named.tsx";

/** What this house owes for one message: its clocks, its owner, and everything that can be done about it. */
export function ItemPanel({ item, message, obligations, keyed }: { readonly item: Item; readonly message: Message; readonly obligations: readonly ExplainedObligation[]; /** Whether keys act on this item: one of those on a page. */ readonly keyed: boolean }): ReactNode {
  const text = words.thread.item;
  const answer = obligations.find((one) => one.obligation.duty === "answer" && one.obligation.side === "debtor" && one.obligation.state === "open")?.obligation;
  const acknowledge = obligations.filter((one) => one.obligation.side === "debtor");
  const late = acknowledge.some((one) => one.obligation.state === "open" && one.obligation.overdue >= 2);
  const live = item.state === "open" || item.state === "taken" || item.state === "refusal-pending";
  return (
    <Panel title={`${text.title}: ${words.nouns.messageKinds[item.kind].toLowerCase()}`} tone={!live ? "plain" : late ? "late" : "attention"}>
      <Facts
        form="narrow"
        facts={[
          { name: words.thread.from, value: <AuthorityName id={item.from} /> },
          { name: text.state, value: <><strong>{words.nouns.itemStates[item.state]}</strong>{item.round === 1 ? null : ` · ${words.thread.round(item.round)}`}</> },
          { name: text.owner, value: <OfficerName id={item.owner} /> },
        ]}
      />
      <div className={styles["chips"]}>
        {item.terrorism ? <Chip tone="serious" icon="shield">{words.thread.terrorism}</Chip> : null}
        {item.raised ? <Chip tone="soon" icon="repeat" title={text.raisedNote}>{words.reasons.repeat}</Chip> : null}
        {item.suspended ? <Chip icon="hold">{words.clock.stands}</Chip> : null}
        {item.held ? <Chip icon="hold">{words.reasons.held}</Chip> : null}
      </div>
      <div className={styles["clocks"]}>
        {obligations.map((one) => (
          <DutyClock key={one.obligation.id} explained={one}>
            {one.obligation.duty === "brief" || one.obligation.duty === "clear" ? <HouseAct obligation={one.obligation} /> : null}
          </DutyClock>
        ))}
      </div>
      {item.proposal === null || item.state !== "refusal-pending" ? null : (
        <Notice tone="soon" icon="ban" title={words.acts.decideRefusal.title}>
          <p>{words.law.refusalGrounds[item.proposal.ground]}</p>
        </Notice>
      )}
      {item.disposition === null ? null : (
        <Notice icon="lock" title={`${text.disposition}: ${dispositionText(item.disposition.outcome)}`}>
          <Prose>{item.disposition.reasons}</Prose>
          <p>
            <OfficerName id={item.disposition.by} />, <Moment at={item.disposition.at} />. {text.dispositionNote}.
          </p>
        </Notice>
      )}
      <Acts item={item} message={message} answer={answer} live={live} keyed={keyed} />
      <Owners item={item} />
    </Panel>
  );
}

type DialogName = Exclude<ItemActName, "take">;

const ORDER: readonly { readonly act: ItemActName; readonly icon: IconName; readonly hotkey?: string }[] = [
  { act: "take", icon: "hand", hotkey: "t" },
  { act: "decideRefusal", icon: "scale" },
  { act: "dispose", icon: "scale", hotkey: "i" },
  { act: "answer", icon: "pen", hotkey: "a" },
  { act: "handOver", icon: "person", hotkey: "h" },
  { act: "clarify", icon: "question", hotkey: "c" },
  { act: "refuse", icon: "ban", hotkey: "r" },
  { act: "hold", icon: "hold" },
  { act: "extend", icon: "clock" },
  { act: "lapse", icon: "archive" },
];

function Acts({ item, message, answer, live, keyed }: { readonly item: Item; readonly message: Message; readonly answer: ExplainedObligation["obligation"] | undefined; readonly live: boolean; readonly keyed: boolean }): ReactNode {
  const [dialog, setDialog] = useState<DialogName>();
  const session = useSession().data;
  const self = useNode().data?.self;
  const from = useAuthorities().find((one) => one.id === item.from);
  const hasCase = (usePurpose()?.case ?? "") !== "";
  const now = useNow();
  const take = useAct(() => heed.take(item.id));
  const offered = live && session !== undefined && session !== null ? actsOn({ item, session, hasCase, outsideUnion: self !== undefined && from !== undefined && outsideUnion(self, from), answer, now }) : [];
  const open = offered.filter((one) => one.openness.open);
  const closed = offered.filter((one) => !one.openness.open);
  const choose = (act: ItemActName) => (act === "take" ? take.mutate(undefined) : setDialog(act));
  useKeys(keyed ? open.flatMap(({ act, hotkey }) => (hotkey === undefined ? [] : [{ keys: hotkey, name: words.acts[act].name, run: () => choose(act) }])) : []);
  if (!live) return <p className={styles["settled"]}>{words.thread.item.settled}</p>;
  if (session === undefined || session === null) return null;
  return (
    <div className={styles["acts"]}>
      <Failure problem={take.problem} />
      {open.length === 0 ? null : (
        <div className={styles["list"]}>
          {open.map(({ act, icon, openness, hotkey }, index) => (
            <ActButton key={act} name={words.acts[act].name} openness={openness} icon={icon} wide variant={index === 0 ? "filled" : "default"} pending={act === "take" && take.isPending} hotkey={keyed ? hotkey : undefined} onClick={() => choose(act)} />
          ))}
        </div>
      )}
      {closed.length === 0 ? null : (
        <>
          <p className={styles["closedTitle"]}>{words.acts.closed}</p>
          <div className={styles["list"]}>
            {closed.map(({ act, icon, openness }) => (
              <ActButton key={act} name={words.acts[act].name} openness={openness} icon={icon} wide onClick={() => undefined} />
            ))}
          </div>
        </>
      )}
      {dialog === undefined ? null : <ActDialog name={dialog} item={item} message={message} answer={answer} onClose={() => setDialog(undefined)} />}
    </div>
  );
}

/** The acts that can be thought of for an item, each open or not. */
function actsOn(context: ItemContext): readonly ((typeof ORDER)[number] & { readonly openness: Openness })[] {
  return ORDER.filter(({ act }) => (act === "decideRefusal" ? context.item.state === "refusal-pending" : act === "dispose" ? context.outsideUnion : true)).map((one) => ({ ...one, openness: itemOpenness(one.act, context) }));
}

function ActDialog({ name, item, message, answer, onClose }: { readonly name: DialogName; readonly item: Item; readonly message: Message; readonly answer: ExplainedObligation["obligation"] | undefined; readonly onClose: () => void }): ReactNode {
  switch (name) {
    case "answer":
      return <AnswerDialog item={item} message={message} onClose={onClose} />;
    case "dispose":
      return <DisposeDialog item={item} answer={answer} onClose={onClose} />;
    case "handOver":
      return <HandOverDialog text={words.acts.handOver} holder={item.owner} run={(to, reasons) => heed.handOver(item.id, to, reasons)} onClose={onClose} />;
    case "clarify":
      return <ClarifyDialog item={item} before={answer?.clarifications ?? 0} onClose={onClose} />;
    case "refuse":
      return <RefuseDialog item={item} onClose={onClose} />;
    case "decideRefusal":
      return <RefusalDecisionDialog item={item} onClose={onClose} />;
    case "hold":
      return <UntilDialog item={item} text={{ ...words.acts.hold, about: `${words.acts.hold.about} ${words.law.holdArticle}.` }} run={(input) => heed.hold(item.id, input)} onClose={onClose} />;
    case "extend":
      return <UntilDialog item={item} text={words.acts.extend} run={(input) => heed.askExtension(item.id, input)} onClose={onClose} />;
    case "lapse":
      return <ReasonsDialog {...words.acts.lapse} grave run={(reasons) => heed.lapse(item.id, reasons)} onClose={onClose} />;
  }
}

function Owners({ item }: { readonly item: Item }): ReactNode {
  if (item.owners.length < 2) return null;
  return (
    <details className={styles["owners"]}>
      <summary>{words.thread.item.history}</summary>
      <ul>
        {item.owners.map((one) => (
          <li key={`${one.from}${one.owner}`}>
            <Moment at={one.from} />: <OfficerName id={one.owner} /> <span dir="auto">({one.reasons})</span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function dispositionText(outcome: string): string {
  const known: Readonly<Record<string, string>> = { ...words.acts.dispose.outcomes, lapsed: words.nouns.addresseeStates.lapsed };
  return known[outcome] ?? outcome;
}
