import { err, ok } from "../../lib/base/result.ts";
import type { Result } from "../../lib/base/result.ts";
import { excerpt } from "../../lib/base/excerpt.ts";
import { Birth, IdentityDocument } from "../../domain/person.ts";
import type { z } from "zod";
import * as contract from "../../contract/persons.ts";
import { clearPerson, confirmClearing } from "../../service/clearing.ts";
import { searchAtCounter } from "../../service/counter.ts";
import { readInquiry } from "../../service/inquiry.ts";
import { readConcerned, readPerson } from "../../service/persons.ts";
import { search } from "../../service/search.ts";
import type { Coded } from "./problems.ts";
import type { Host } from "./serve.ts";

/** Persons as this node knows them, and the search for one. */
export function personRoutes(host: Host): void {
  const { node } = host.options;

  host.serve(contract.readPerson, ({ acting, params, query, now }) => readPerson(node, acting, { id: params.description, ...query }, now));
  host.serve(contract.readInquiry, ({ acting, params, query, now }) => readInquiry(node, acting, { id: params.description, ...query }, now));
  host.serve(contract.clearPerson, ({ acting, params, body, now }) => clearPerson(node, acting, { person: params.description, ...body }, now));
  host.serve(contract.confirmClearing, ({ acting, params, body, now }) => confirmClearing(node, acting, { ...params, ...body }, now));
  host.serve(contract.readConcerned, ({ acting, params, now }) => readConcerned(node, acting, { id: params.description }, now));

  host.serve(contract.searchAtCounter, async ({ acting, query, now }) => {
    const births = readAll(query.birth, readBirth);
    if (!births.ok) return births;
    const documents = readAll(query.document, readDocument);
    if (!documents.ok) return documents;
    return searchAtCounter(node, acting, { ...(query.name === undefined ? {} : { name: query.name }), births: births.value, documents: documents.value }, now);
  });

  host.serve(contract.search, async ({ acting, query, now }) => {
    const births = readAll(query.birth, readBirth);
    if (!births.ok) return births;
    const documents = readAll(query.document, readDocument);
    if (!documents.ok) return documents;
    return search(node, acting, { ...(query.name === undefined ? {} : { name: query.name }), births: births.value, documents: documents.value, limit: query.limit }, now);
  });
}

/** A date of some precision, or an age at a date. @example readBirth("29@2015-11-14") */
export function readBirth(text: string): Result<Birth, Coded> {
  const [age, at] = text.split("@");
  const read = Birth.safeParse(at === undefined ? { date: text } : { age: /^\d{1,3}$/.test(age ?? "") ? Number(age) : Number.NaN, at });
  return read.success ? ok(read.data) : unreadable("birth", "must be YYYY, YYYY-MM, YYYY-MM-DD or age@YYYY-MM-DD", text);
}

/** A document's type and number. @example readDocument("passport:EM123456") */
export function readDocument(text: string): Result<z.infer<typeof IdentityDocument>, Coded> {
  const colon = text.indexOf(":");
  const read = IdentityDocument.safeParse({ type: text.slice(0, Math.max(0, colon)), number: text.slice(colon + 1) });
  return read.success ? ok(read.data) : unreadable("document", `must be a type and a number with a colon between; types are ${IdentityDocument.shape.type.options.join(", ")}`, text);
}

function readAll<T>(texts: readonly string[], read: (text: string) => Result<T, Coded>): Result<readonly T[], Coded> {
  const values: T[] = [];
  for (const text of texts) {
    const value = read(text);
    if (!value.ok) return value;
    values.push(value.value);
  }
  return ok(values);
}

function unreadable(place: string, fault: string, value: string) {
  return err({ code: "request.invalid", place, fault, value: excerpt(value) } as const);
}
