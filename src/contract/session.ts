import { z } from "zod";
import { Ref } from "../domain/text.ts";
import { PageLanguage, SavedView, Settings } from "../domain/settings.ts";
import { declared, listOf, text } from "./declared.ts";
import { route } from "./route.ts";
import { OfficerRow } from "./rows.ts";

/** What the signed-in officer may do with what is neither his nor anybody's draft, perhaps only with a case or for part of the matters. */
export const PermissionRow = z.object({
  action: text,
  needsCase: z.boolean(),
  only: z.enum(["reduced", "headers", "notice", "emergency"]).optional(),
});
export type PermissionRow = z.infer<typeof PermissionRow>;

/** How the officer has set up his own screen. */
export const SettingsRow = declared<Settings>()({ language: PageLanguage.optional(), views: z.array(SavedView), lookedAt: text.optional() });

export const SessionView = z.object({
  officer: OfficerRow,
  settings: SettingsRow,
  permissions: listOf(PermissionRow),
  /** The password was set by somebody else: nothing but changing it is allowed. */
  mustChange: z.boolean(),
  expiresAt: text,
  /** Only where a bearer token was asked for. */
  token: text.optional(),
});
export type SessionView = z.infer<typeof SessionView>;

// Longer than any password may be, so that what is wrong with one is said by its own code.
const Password = z.string().max(1_000);

export const logIn = route({
  method: "POST",
  path: "/v1/session",
  says: "Signs an officer in: a cookie for a browser, or a bearer token where one is asked for.",
  open: true,
  body: z.strictObject({ officer: z.string().min(1).max(100), password: Password, bearer: z.boolean().default(false) }),
  returns: SessionView,
  status: 201,
});
export const readSession = route({ method: "GET", path: "/v1/session", says: "Who is signed in and what he may do.", returns: SessionView });
export const changeSettings = route({ method: "PUT", path: "/v1/session/settings", says: "Keeps how the officer has set up his own screen, in place of what was kept before.", body: Settings, returns: SettingsRow });
export const logOut = route({ method: "DELETE", path: "/v1/session", says: "Signs out.", returns: z.null(), status: 204 });
export const changePassword = route({
  method: "POST",
  path: "/v1/session/password",
  says: "Replaces one's own password; other sessions end.",
  body: z.strictObject({ old: Password, password: Password }),
  returns: z.null(),
  status: 204,
});
export const setPassword = route({
  method: "POST",
  path: "/v1/staff/:id/password",
  says: "Sets an officer's password, which he must then change; his sessions end.",
  params: z.strictObject({ id: Ref }),
  body: z.strictObject({ password: Password }),
  returns: z.null(),
  status: 204,
});
