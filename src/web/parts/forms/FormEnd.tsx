import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import type { Problem } from "../../api/call.ts";
import { Notice } from "../../ui/Notice.tsx";
import { words } from "../../words/words.ts";
import { Failure } from "../Failure.tsx";

/** How a long form ends: what is still missing, what the node refused, and the button that sends it. */
export function FormEnd({ faults, problem, pending, submit }: { readonly faults?: readonly string[]; readonly problem: Problem | undefined; readonly pending: boolean; readonly submit: string }): ReactNode {
  return (
    <>
      {faults !== undefined && faults.length > 0 ? (
        <Notice tone="soon" icon="alert" role="alert" title={words.compose.faults}>
          <ul>
            {faults.map((fault) => (
              <li key={fault}>{fault}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <Failure problem={problem} />
      <div>
        <Button type="submit" size="sm" loading={pending}>
          {submit}
        </Button>
      </div>
    </>
  );
}
