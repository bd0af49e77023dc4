import type { ReactNode } from "react";

export function PeersPage(): ReactNode {
  return null;
}
