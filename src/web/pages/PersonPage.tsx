import type { ReactNode } from "react";

export function PersonPage({ id }: { readonly id: string }): ReactNode {
  return <p>{id}</p>;
}
