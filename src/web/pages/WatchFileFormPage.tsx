import type { ReactNode } from "react";

export function WatchFileFormPage({ id }: { readonly id?: string }): ReactNode {
  return <p>{id}</p>;
}
