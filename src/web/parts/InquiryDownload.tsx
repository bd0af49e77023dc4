import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { fromBase64 } from "../../lib/base/bytes.ts";
import { heed } from "../api/heed.ts";
import { useAct, useNode } from "../api/queries.ts";
import { FormDialog } from "../ui/FormDialog.tsx";
import { Icon } from "../ui/Icon.tsx";
import { words } from "../words/words.ts";
import { Failure } from "./Failure.tsx";
import { handFile } from "./hand-file.ts";

/** Files of the pack that somebody reads; receipts and keys go with `part`, from which a pack is put together again. */
const READ = ["inquiry.pdf", "inquiry.json"] as const;

/** Takes the inquiry along as a document, under a mandate that is asked for and kept with the reading. */
export function InquiryDownload({ names, asOf }: { readonly names: readonly string[]; readonly asOf: string | undefined }): ReactNode {
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button variant="default" leftSection={<Icon name="download" size={14} />} onClick={() => setOpened(true)} disabled={names.length === 0}>
        {words.inquiry.take}
      </Button>
      {opened ? <MandateDialog names={names} asOf={asOf} onClose={() => setOpened(false)} /> : null}
    </>
  );
}

function MandateDialog({ names, asOf, onClose }: { readonly names: readonly string[]; readonly asOf: string | undefined; readonly onClose: () => void }): ReactNode {
  const text = words.inquiry.mandate;
  const self = useNode().data?.self;
  const [draft, setDraft] = useState({ reference: "", body: "", legalBasis: "", from: "", to: "", expires: "", clearance: "classified" as "classified" | "unclassified" });
  const [publishable, setPublishable] = useState(false);
  const act = useAct(async () => {
    const { reference, body, legalBasis, from, to, expires, clearance } = draft;
    const { files } = await heed.openInquiry({ mandate: { reference, body, legalBasis, subject: { kind: "person", names: [...names] }, period: { from, to }, nodes: [self?.id ?? ""], clearance, expiresAt: `${expires}T23:59:59Z` }, ...(asOf === undefined ? {} : { asOf }) });
    for (const name of READ) {
      const file = files.find((one) => one.name === (publishable ? `publishable/${name}` : name));
      const bytes = file === undefined ? undefined : fromBase64(file.bytes);
      if (bytes !== undefined) handFile(new Uint8Array(bytes), name, name.endsWith(".pdf") ? "application/pdf" : "application/json");
    }
  }, onClose);
  const field = (key: Exclude<keyof typeof draft, "clearance">, description?: string): ReactNode => <TextInput label={text[key]} description={description} value={draft[key]} onChange={(event) => setDraft({ ...draft, [key]: event.currentTarget.value })} autoComplete="off" />;
  return (
    <FormDialog opened title={words.inquiry.take} about={text.about} submit={text.submit} cancel={words.shell.cancel} pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={() => act.mutate(undefined)} onClose={onClose}>
      {field("reference")}
      {field("body")}
      {field("legalBasis")}
      {field("from", words.forms.dayHelp)}
      {field("to", words.forms.dayHelp)}
      {field("expires", words.forms.dayHelp)}
      <NativeSelect label={text.clearance} value={draft.clearance} onChange={(event) => setDraft({ ...draft, clearance: event.currentTarget.value === "unclassified" ? "unclassified" : "classified" })} data={[{ value: "classified", label: text.classified }, { value: "unclassified", label: text.unclassified }]} />
      <Checkbox label={text.publishable} description={text.publishableHelp} checked={publishable} onChange={(event) => setPublishable(event.currentTarget.checked)} />
    </FormDialog>
  );
}
