import assert from "node:assert/strict";
import { test } from "node:test";
import { placesOf } from "./entry.ts";
import { sinceWhen, WatchFileContent } from "./watch-file.ts";
import type { WatchFile } from "./watch-file.ts";

const FILED = "2010-10-13T00:00:00.000Z";
const CHANGED = "2015-11-16T17:00:00.000Z";
const AGAIN = "2015-12-01T00:00:00.000Z";

test("what a change brings in is known from the change on, what stays as it was from when the file was opened", () => {
  const opened = fileOf(contentOf({ claims: [said("old", "was there"), said("constructor", "is as old")] }));
  const changed = change(opened, contentOf({ claims: [said("old", "was there"), said("constructor", "is as old"), said("new", "left again")], links: [{ a: "p", b: "q", kind: "kin" }] }), CHANGED);
  const places = placesOf({ noun: "watch-file", row: changed }, "paris");
  assert.deepEqual(knownAts(places.claims), { "f#old": FILED, "f#constructor": FILED, "f#new": CHANGED });
  assert.deepEqual(knownAts(places.descriptions), { "f#p": FILED, "f#q": FILED });
  assert.deepEqual(knownAts(places.links), { "f#p~q": CHANGED });
});

test("a part that says something else is known from the change on, and keeps that date through later changes", () => {
  const opened = fileOf(contentOf({ claims: [said("old", "was there")] }));
  const reworded = change(opened, contentOf({ claims: [said("old", "was never there")] }), CHANGED);
  const again = change(reworded, contentOf({ claims: [said("old", "was never there"), said("third", "is back")] }), AGAIN);
  assert.deepEqual(knownAts(placesOf({ noun: "watch-file", row: again }, "paris").claims), { "f#old": CHANGED, "f#third": AGAIN });
});

test("what is done where the requested action cannot be asks for less than that", () => {
  const read = (requestedAction: string, fallbackAction: string) => WatchFileContent.safeParse({ ...contentOf({ claims: [] }), requestedAction, fallbackAction });
  for (const [asked, less] of [["arrest", "locate"], ["specific-check", "inquiry-check"], ["inquiry-check", "discreet-check"], ["locate", "inform-owner"]] as const) assert.ok(read(asked, less).success, `${asked}, else ${less}`);
  for (const [asked, more] of [["locate", "arrest"], ["discreet-check", "specific-check"], ["arrest", "arrest"], ["none", "none"]] as const) {
    const refused = read(asked, more);
    assert.deepEqual(refused.error?.issues.map((one) => [one.path, one.message]), [[["fallbackAction"], `must ask for less than ${asked}`]], `${asked}, else ${more}`);
  }
});

function contentOf(more: { readonly claims: readonly object[]; readonly links?: readonly object[] }): WatchFileContent {
  const persons = ["p", "q"].map((ref) => ({ ref, names: [{ text: `Person ${ref}` }], subjectClass: "suspect" }));
  return WatchFileContent.parse({ category: "c", ground: "ground", legalBasis: "law", requestedAction: "none", openedOn: "2010-10-13", reviewOn: "2020-01-01", persons, ...more });
}

function said(ref: string, words: string) {
  return { ref, about: "p", says: { kind: "other", words }, basis: "fact" };
}

function fileOf(content: WatchFileContent): WatchFile {
  return { id: "f", owner: "o", state: "active", filedAt: FILED, changedAt: FILED, closedAt: null, content };
}

function change(file: WatchFile, content: WatchFileContent, now: string): WatchFile {
  return { ...file, content, changedAt: now, since: sinceWhen(file, content, now) };
}

function knownAts(places: readonly { readonly id: string; readonly knownAt: string }[]): Record<string, string> {
  return Object.fromEntries(places.map((one) => [one.id, one.knownAt]));
}

test("a closed or lapsed file is dormant: recognised again, and counted among nothing that stands", () => {
  const [lively] = placesOf({ noun: "watch-file", row: fileOf(contentOf({ claims: [] })) }, "paris").descriptions;
  assert.deepEqual([lively?.live, lively?.dormant], [true, undefined]);
  for (const state of ["closed", "lapsed"] as const) {
    const [description] = placesOf({ noun: "watch-file", row: { ...fileOf(contentOf({ claims: [] })), state } }, "paris").descriptions;
    assert.deepEqual([description?.live, description?.dormant], [false, true], state);
  }
});
