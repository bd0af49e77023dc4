import type { ReactNode } from "react";

export function MatchesPage(): ReactNode {
  return null;
}
