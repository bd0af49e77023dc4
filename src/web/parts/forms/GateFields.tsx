import { Checkbox, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactNode } from "react";
import { outsideUnion } from "../../../domain/authority.ts";
import type { Authority } from "../../../domain/authority.ts";
import type { Gate } from "../../../domain/message.ts";
import { useAuthorities, useNode, useSession, useStaff } from "../../api/queries.ts";
import { words } from "../../words/words.ts";
import { useAuthorityNames } from "../Named.tsx";
import styles from "./Fields.module.css";
import { officerLabel } from "./OfficerField.tsx";

/** The answers at the gate while they are given. */
export interface GateDraft {
  readonly purpose: string;
  readonly competent: boolean;
  readonly consent: "" | "given" | "own-information";
  readonly safeguards: string;
  readonly decidedBy: string;
  readonly motive: boolean;
  readonly treatment: boolean;
}

/** The gate as a form keeps it: what was answered, what it amounts to, and for whom it stands. */
export interface GateForm {
  /** Addressees outside the Union; nothing is asked when there are none. */
  readonly outside: readonly string[];
  readonly draft: GateDraft;
  readonly set: (change: Partial<GateDraft>) => void;
  /** The gate when every question is answered. */
  readonly gate: Gate | undefined;
  /** Whether the message may be sent as far as the gate goes. */
  readonly passed: boolean;
}

/** The gate before these addressees; `asked` is false where only the standard words leave. */
export function useGate(to: readonly string[], asked = true): GateForm {
  const self = useNode().data?.self;
  const authorities = useAuthorities();
  const me = useSession().data?.officer.id ?? "";
  const [draft, setDraft] = useState<GateDraft>({ purpose: "", competent: false, consent: "", safeguards: "", decidedBy: me, motive: false, treatment: false });
  const outside = asked ? to.filter((id) => isOutside(self, authorities.find((one) => one.id === id))) : [];
  const gate = gateOf(draft);
  return { outside, draft, set: (change) => setDraft({ ...draft, ...change }), gate: outside.length === 0 ? undefined : gate, passed: outside.length === 0 || gate !== undefined };
}

/** Directive (EU) 2016/680 Articles 35 to 38: what a named person has asked before anything more leaves the Union. */
export function GateFields({ form }: { readonly form: GateForm }): ReactNode {
  const name = useAuthorityNames();
  const staff = useStaff();
  if (form.outside.length === 0) return null;
  const text = words.forms.gate;
  const { draft, set } = form;
  return (
    <fieldset className={styles["group"]}>
      <legend className={styles["legend"]}>{words.law.gateArticle}</legend>
      <strong>{text.title(form.outside.map(name).join(", "))}</strong>
      <span className={styles["legend"]}>{text.about}</span>
      <div className={styles["grid"]} data-two="true">
        <TextInput label={text.purpose} value={draft.purpose} onChange={(event) => set({ purpose: event.currentTarget.value })} required />
        <NativeSelect label={text.consent} data={[{ value: "", label: words.forms.choose }, { value: "own-information", label: text.consentOwn }, { value: "given", label: text.consentGiven }]} value={draft.consent} onChange={(event) => set({ consent: event.currentTarget.value as GateDraft["consent"] })} required />
        <Textarea label={text.safeguards} value={draft.safeguards} onChange={(event) => set({ safeguards: event.currentTarget.value })} autosize minRows={1} className={styles["full"] ?? ""} required />
        <NativeSelect label={text.decidedBy} data={staff.filter((one) => one.active).map((one) => ({ value: one.id, label: officerLabel(one) }))} value={draft.decidedBy} onChange={(event) => set({ decidedBy: event.currentTarget.value })} required />
      </div>
      <div className={styles["checks"]}>
        <Checkbox label={text.competent} checked={draft.competent} onChange={(event) => set({ competent: event.currentTarget.checked })} />
        <Checkbox label={text.motive} checked={draft.motive} onChange={(event) => set({ motive: event.currentTarget.checked })} />
        <Checkbox label={text.treatment} checked={draft.treatment} onChange={(event) => set({ treatment: event.currentTarget.checked })} />
      </div>
    </fieldset>
  );
}

function gateOf(draft: GateDraft): Gate | undefined {
  const { purpose, competent, consent, safeguards, decidedBy, motive, treatment } = draft;
  if (purpose.trim() === "" || safeguards.trim().length < 3 || decidedBy === "" || consent === "" || !competent || !motive || !treatment) return undefined;
  return { purpose: purpose.trim(), competentRecipient: true, originatorConsent: consent, safeguards: safeguards.trim(), decidedBy, motiveAsked: true, treatmentAsked: true };
}

function isOutside(self: Authority | undefined, other: Authority | undefined): boolean {
  return self !== undefined && other !== undefined && outsideUnion(self, other);
}
