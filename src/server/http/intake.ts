import { err, ok } from "../../lib/base/result.ts";
import { dateOf } from "../../lib/clock/index.ts";
import * as contract from "../../contract/intake.ts";
import { findTextContradictions, type TextAccount } from "../../domain/intake.ts";
import { mayTakeIn } from "../../service/intake.ts";
import { readIntake } from "../intake/read-intake.ts";
import type { Host } from "./serve.ts";

/** Texts and files read into proposals. */
export function intakeRoutes(host: Host): void {
  const { node } = host.options;
  host.serve(contract.takeIn, async ({ acting, body, now }) => {
    const allowed = await mayTakeIn(node, acting, now);
    if (!allowed.ok) return allowed;
    const { file, ...rest } = body;
    return readIntake({ ...rest, ...(file === undefined ? {} : { file: { name: file.name, bytes: Buffer.from(file.base64, "base64") } }), today: dateOf(now, "UTC") });
  });
  host.serve(contract.compareTexts, async ({ acting, body, now }) => {
    const allowed = await mayTakeIn(node, acting, now);
    if (!allowed.ok) return allowed;
    const accounts: TextAccount[] = [];
    for (const { id, ...rest } of body.texts) {
      const read = await readIntake({ ...rest, today: dateOf(now, "UTC") });
      if (!read.ok) return err(read.error);
      accounts.push({ id, intake: read.value.intake });
    }
    return ok({ texts: accounts, contradictions: findTextContradictions(accounts) });
  });
}
