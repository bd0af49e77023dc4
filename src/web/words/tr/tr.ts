import type { Translation } from "../translation.ts";

/** Turkish, for the desk and the thread. */
export const tr: Translation = {};
