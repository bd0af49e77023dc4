import type { ReactNode } from "react";
import styles from "./Facts.module.css";

export interface Fact {
  readonly name: string;
  /** Nothing is shown for a fact without a value. */
  readonly value: ReactNode;
}

/** Names and values in two columns, or in one line; facts without a value are left out. */
export function Facts({ facts, form = "wide" }: { readonly facts: readonly Fact[]; readonly form?: "wide" | "narrow" | "line" }): ReactNode {
  const told = facts.filter((fact) => fact.value !== undefined && fact.value !== null && fact.value !== "" && fact.value !== false);
  if (told.length === 0) return null;
  return (
    <dl className={styles["facts"]} data-form={form}>
      {told.map((fact) => (
        <div key={fact.name} className={styles["fact"]}>
          <dt>{fact.name}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}
