import { ok, err } from "../../lib/base/result.ts";
import * as contract from "../../contract/session.ts";
import type { SessionView } from "../../contract/session.ts";
import { permissionsOf } from "../../service/authorisation.ts";
import type { Permission } from "../../service/authorisation.ts";
import { SALT_BYTES } from "../../service/passwords.ts";
import { changePassword, logIn, logOut, setPassword, TOKEN_BYTES } from "../../service/sessions.ts";
import type { Session } from "../../service/sessions.ts";
import { changeSettings, settingsOf } from "../../service/settings.ts";
import { cookieName, refuseForeignPage, wallTime } from "./callers.ts";
import type { Host } from "./serve.ts";

/** Checking a password costs memory and time; more at once than this are turned away. */
const MOST_LOG_INS = 8;

/** Signing in and out, and passwords. */
export function sessionRoutes(host: Host): void {
  const { options } = host;
  const { node } = options;
  const cookie = { path: "/", httpOnly: true, sameSite: "strict", secure: options.secure === true } as const;
  const offered = new Map<string, readonly Permission[]>();
  let loggingIn = 0;

  async function view(session: Session): Promise<SessionView> {
    const { officer, mustChange, expiresAt } = session;
    const roles = [...officer.roles].sort().join();
    // Policies do not change while the node runs, and depend on nothing here but the roles.
    const permissions = offered.get(roles) ?? permissionsOf(node.authorise, officer, node.self.id);
    offered.set(roles, permissions);
    return { officer, permissions, mustChange, expiresAt, settings: await settingsOf(node, officer.id) };
  }

  host.serveOpenly(contract.logIn, async ({ body, reply }) => {
    refuseForeignPage(reply.request);
    if (loggingIn >= MOST_LOG_INS) {
      reply.header("retry-after", "1");
      return err({ code: "session.busy" });
    }
    loggingIn++;
    try {
      const session = await logIn(node, { officer: body.officer, password: body.password, token: options.random(TOKEN_BYTES) }, wallTime(options));
      if (!session.ok) return session;
      const { token } = session.value;
      if (body.bearer) return ok({ ...(await view(session.value)), token });
      reply.setCookie(cookieName(options), token, cookie);
      return ok(await view(session.value));
    } finally {
      loggingIn--;
    }
  });

  host.serve(contract.readSession, async ({ caller }) => ok(await view(caller.session)));

  host.serve(contract.changeSettings, async ({ caller, body }) => ok(await changeSettings(node, caller.session.officer.id, body)));

  host.serve(contract.logOut, async ({ caller, reply }) => {
    await logOut(node, caller.session);
    reply.clearCookie(cookieName(options), cookie);
    return ok(null);
  });

  host.serve(contract.changePassword, async ({ caller, body }) => {
    const changed = await changePassword(node, caller.session, { ...body, salt: options.random(SALT_BYTES) }, wallTime(options));
    return changed.ok ? ok(null) : changed;
  });

  host.serve(contract.setPassword, async ({ acting, params, body, now }) => {
    const set = await setPassword(node, acting, { officer: params.id, password: body.password, salt: options.random(SALT_BYTES), mustChange: true }, now);
    return set.ok ? ok(null) : set;
  });
}
