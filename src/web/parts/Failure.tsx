import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { problemIn } from "../api/call.ts";
import type { Problem } from "../api/call.ts";
import { Notice } from "../ui/Notice.tsx";
import { words } from "../words/words.ts";

/** What went wrong, where, and the next step. Nothing typed is lost by it. */
export function Failure({ problem, again }: { readonly problem: Problem | undefined; readonly again?: () => void }): ReactNode {
  if (problem === undefined) return null;
  const { place, value } = problem;
  return (
    <Notice tone="late" role="alert" title={problem.status === 403 ? words.shell.forbidden : words.shell.failed}>
      <p>{problem.message}</p>
      {place === undefined || place === "" ? null : (
        <p>
          {words.shell.place} <code>{place}</code>
          {value === undefined ? null : (
            <>
              {" "}
              <bdi>{value}</bdi>
            </>
          )}
        </p>
      )}
      {again === undefined ? null : (
        <p>
          <Button variant="default" size="compact-xs" onClick={again}>
            {words.shell.again}
          </Button>
        </p>
      )}
    </Notice>
  );
}

interface Asked<T> {
  readonly data: T | undefined;
  readonly error: Error | null;
  readonly isPending: boolean;
  readonly refetch: () => unknown;
}

/** Shows what was asked for once it is there; until then that it is coming, or why it is not. */
export function Loaded<T>({ asked, children }: { readonly asked: Asked<T>; readonly children: (data: T) => ReactNode }): ReactNode {
  if (asked.data !== undefined) return children(asked.data);
  if (asked.error !== null) return <Failure problem={problemIn(asked.error)} again={() => void asked.refetch()} />;
  return (
    <p role="status" style={{ color: "var(--mantine-color-dimmed)" }}>
      {words.shell.loading}
    </p>
  );
}
