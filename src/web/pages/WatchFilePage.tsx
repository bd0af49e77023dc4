import type { ReactNode } from "react";

export function WatchFilePage({ id }: { readonly id: string }): ReactNode {
  return <p>{id}</p>;
}
