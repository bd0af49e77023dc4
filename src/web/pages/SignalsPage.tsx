import type { ReactNode } from "react";

export function SignalsPage(): ReactNode {
  return null;
}
