import type { ReactNode } from "react";

export function SearchPage(): ReactNode {
  return null;
}
