import type { ReactNode } from "react";

export function InquiryPage({ id }: { readonly id: string }): ReactNode {
  return <p>{id}</p>;
}
