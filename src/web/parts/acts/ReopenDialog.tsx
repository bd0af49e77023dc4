import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { parseCalendarDate } from "../../../lib/clock/index.ts";
import { heed } from "../../api/heed.ts";
import { useAct } from "../../api/queries.ts";
import { FormDialog } from "../../ui/FormDialog.tsx";
import { words } from "../../words/words.ts";
import { Failure } from "../Failure.tsx";
import { hasReasons, ReasonsField } from "../forms/ReasonsField.tsx";

/** Opens a closed or lapsed watch file again. */
export function ReopenDialog({ id, onClose }: { readonly id: string; readonly onClose: () => void }): ReactNode {
  const text = words.watchFiles.reopen;
  const [reviewOn, setReviewOn] = useState("");
  const [reasons, setReasons] = useState("");
  const [wanted, setWanted] = useState(false);
  const date = parseCalendarDate(reviewOn.trim());
  const act = useAct(() => heed.reopenWatchFile(id, { reviewOn: reviewOn.trim(), reasons: reasons.trim() }), onClose);
  function submit(): void {
    setWanted(true);
    if (date.ok && hasReasons(reasons)) act.mutate(undefined);
  }
  return (
    <FormDialog opened title={text.title} about={text.about} submit={text.submit} cancel={words.shell.cancel} pending={act.isPending} error={<Failure problem={act.problem} />} onSubmit={submit} onClose={onClose}>
      <TextInput label={words.watchFiles.reviewOn} placeholder="2016-12-31" value={reviewOn} onChange={(event) => setReviewOn(event.currentTarget.value)} error={wanted && !date.ok ? words.forms.missing : undefined} required />
      <ReasonsField value={reasons} onChange={setReasons} wanted={wanted} />
    </FormDialog>
  );
}
