import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { Link } from "wouter";
import styles from "./Paging.module.css";

/** The way to the first and to the next page of a list; each page has an address of its own. */
export function Paging({ first, next }: { readonly first?: { readonly href: string; readonly name: string } | undefined; readonly next?: { readonly href: string; readonly name: string } | undefined }): ReactNode {
  if (first === undefined && next === undefined) return null;
  return (
    <div className={styles["paging"]}>
      {[first, next].map((one) =>
        one === undefined ? null : (
          <Button key={one.name} component={Link} href={one.href} variant="default">
            {one.name}
          </Button>
        ),
      )}
    </div>
  );
}
