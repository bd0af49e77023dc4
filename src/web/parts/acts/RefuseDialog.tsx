import { NativeSelect, Textarea } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import type { Item } from "../../../domain/item.ts";
import type { RefusalGround } from "../../../domain/message.ts";
import { heed } from "../../api/heed.ts";
import { useAct } from "../../api/queries.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { words } from "../../words/words.ts";
import { Failure } from "../Failure.tsx";
import { optionsOf } from "../forms/options.ts";
import { hasReasons, ReasonsField } from "../forms/ReasonsField.tsx";

export function RefuseDialog({ item, onClose }: { readonly item: Item; readonly onClose: () => void }): ReactNode {
  const text = words.acts.refuse;
  const [ground, setGround] = useState<RefusalGround | "">("");
  const [scope, setScope] = useState("");
  const [said, setSaid] = useState("");
  const [wanted, setWanted] = useState(false);
  const act = useAct((chosen: RefusalGround) => heed.refuse(item.id, { ground: chosen, scope: scope.trim(), text: said }), onClose);
  function submit(): void {
    setWanted(true);
    if (ground !== "" && hasReasons(scope)) act.mutate(ground);
  }
  return (
    <FormDialog opened size="lg" title={text.title} about={text.about} submit={text.submit} cancel={words.shell.cancel} pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={submit} onClose={onClose}>
      <NativeSelect label={text.ground} description={words.law.refusalArticle} data={optionsOf(words.law.refusalGrounds, words.forms.choose)} value={ground} onChange={(event) => setGround(event.currentTarget.value as RefusalGround | "")} error={wanted && ground === "" ? words.forms.missing : undefined} required />
      <ReasonsField label={text.scope} description={text.scopeHelp} value={scope} onChange={setScope} wanted={wanted} />
      <Textarea label={text.text} value={said} onChange={(event) => setSaid(event.currentTarget.value)} autosize minRows={3} dir="auto" />
    </FormDialog>
  );
}
