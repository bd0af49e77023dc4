import type { ReactNode } from "react";

export function WatchFilesPage(): ReactNode {
  return null;
}
