import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useRef } from "react";
import type { FormEvent, ReactNode } from "react";
import { heed } from "../api/heed.ts";
import { useAct } from "../api/queries.ts";
import type { CounterMatter } from "../api/shapes.ts";
import { Failure } from "../parts/Failure.tsx";
import { optionsOf } from "../parts/forms/options.ts";
import { useKept } from "../session/kept.ts";
import { Icon } from "../ui/Icon.tsx";
import { PageHead } from "../ui/PageHead.tsx";
import { wordFor, words } from "../words/words.ts";
import styles from "./CounterPage.module.css";

interface Asked {
  readonly name: string;
  readonly birth: string;
  readonly documentType: string;
  readonly document: string;
}

const NOTHING: Asked = { name: "", birth: "", documentType: "passport", document: "" };

/**
 * For an officer with a person in front of him, on a telephone: what to do, what to beware of, whom to call, and nothing else. Every
 * instruction has the same form and colour, so that nobody who looks over his shoulder can tell a discreet one from an administrative one.
 */
export function CounterPage(): ReactNode {
  const [asked, setAsked] = useKept<Asked>("counter", () => NOTHING);
  const [found, setFound] = useKept<readonly CounterMatter[] | undefined>("counter-found", () => undefined);
  const name = useRef<HTMLInputElement>(null);
  const text = words.counter;
  const search = useAct(() => heed.counter({ name: asked.name.trim(), birth: asked.birth.trim(), document: asked.document.trim() === "" ? "" : `${asked.documentType}:${asked.document.trim()}` }), setFound);
  function submit(event: FormEvent): void {
    event.preventDefault();
    if ((asked.name.trim() !== "" || asked.document.trim() !== "") && !search.isPending) search.mutate(undefined);
  }
  function startAfresh(): void {
    setAsked(NOTHING);
    setFound(undefined);
    name.current?.focus();
  }
  const set = (change: Partial<Asked>) => setAsked({ ...asked, ...change });
  return (
    <div className={styles["page"]}>
      <PageHead title={text.title} below={<span>{text.below}</span>} />
      <Failure problem={search.problem} />
      {found === undefined ? null : (
        <section className={styles["result"]} aria-label={text.result} role="status">
          {found.length === 0 ? <Nothing /> : found.map((matter) => <Matter key={JSON.stringify(matter)} matter={matter} />)}
          <Button size="md" variant="default" onClick={startAfresh}>
            {text.next}
          </Button>
        </section>
      )}
      <form onSubmit={submit} role="search" className={styles["form"]}>
        <TextInput ref={name} size="md" label={text.name} description={text.nameHelp} value={asked.name} onChange={(event) => set({ name: event.currentTarget.value })} dir="auto" autoFocus autoComplete="off" />
        <TextInput size="md" label={text.birth} description={text.birthHelp} value={asked.birth} onChange={(event) => set({ birth: event.currentTarget.value })} autoComplete="off" />
        <div className={styles["document"]}>
          <NativeSelect size="md" label={text.documentType} data={optionsOf(words.nouns.documents)} value={asked.documentType} onChange={(event) => set({ documentType: event.currentTarget.value })} />
          <TextInput size="md" label={text.document} value={asked.document} onChange={(event) => set({ document: event.currentTarget.value })} autoComplete="off" />
        </div>
        <Button type="submit" size="md" loading={search.isPending} leftSection={<Icon name="search" size={16} />}>
          {text.submit}
        </Button>
      </form>
    </div>
  );
}

function Nothing(): ReactNode {
  return (
    <div className={styles["card"]}>
      <p className={styles["action"]}>{words.counter.nothing}</p>
      <p className={styles["small"]}>{words.counter.nothingWords}</p>
    </div>
  );
}

/** An instruction. A discreet one is in the words of an administrative matter, in the same colour, without a sound. */
function Matter({ matter }: { readonly matter: CounterMatter }): ReactNode {
  const text = words.counter;
  return (
    <div className={styles["card"]}>
      <p className={styles["action"]}>{wordFor(text.actions, matter.action)}</p>
      {matter.action === "call-desk" ? <p className={styles["small"]}>{text.desk}</p> : null}
      {matter.fallback === null ? null : <p className={styles["small"]}>{text.fallback(wordFor(text.actions, matter.fallback))}</p>}
      {matter.safetyWarnings.length === 0 ? null : (
        <div className={styles["beware"]}>
          <strong>{text.beware}</strong>
          <ul>
            {matter.safetyWarnings.map((warning) => (
              <li key={warning} dir="auto">
                {warning}
              </li>
            ))}
          </ul>
        </div>
      )}
      {matter.call === null ? (
        <p className={styles["small"]}>{text.noNumber}</p>
      ) : (
        <a className={styles["call"]} href={`tel:${matter.call.replace(/[^+\d]/g, "")}`}>
          <Icon name="phone" size={18} /> {text.call(matter.call)}
        </a>
      )}
    </div>
  );
}
