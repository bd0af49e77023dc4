import swagger from "@fastify/swagger";
import type { FastifyInstance } from "fastify";
import { createJsonSchemaTransform, createJsonSchemaTransformObject } from "fastify-type-provider-zod";
import { z } from "zod";
import { Problem } from "../../contract/route.ts";
import * as rows from "../../contract/rows.ts";
import { Gate, MessageBody, Passage } from "../../domain/message.ts";
import { PersonDescription } from "../../domain/person.ts";
import { WatchFileContent } from "../../domain/watch-file.ts";
import type { AppOptions } from "../options.ts";

/** `GET /v1/openapi.json`: the description of every route, made of the schemas that are enforced. */
export async function describeApp(app: FastifyInstance, options: AppOptions): Promise<void> {
  const schemaRegistry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) schemaRegistry.add(schema, { id });
  await app.register(swagger, {
    openapi: {
      openapi: "3.1.0",
      info: { title: "Heed", version: options.version, description: DESCRIPTION },
      components: { securitySchemes: { bearer: { type: "http", scheme: "bearer" } } },
      security: [{ bearer: [] }],
    },
    transform: createJsonSchemaTransform({ schemaRegistry }),
    transformObject: createJsonSchemaTransformObject({ schemaRegistry }),
  });
  let described: string | undefined;
  app.get("/v1/openapi.json", { schema: { hide: true } }, (_request, reply) => {
    described ??= JSON.stringify(withoutUnused(app.swagger() as Described));
    return reply.header("cache-control", "no-cache").type("application/json").send(described);
  });
}

interface Described {
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
  readonly paths: object;
}

/** Each named schema is made for requests and for answers; most serve in one alone. */
function withoutUnused(described: Described): Described {
  const used = new Set<string>();
  const follow = (part: object): void => {
    for (const [, name = ""] of JSON.stringify(part).matchAll(/"#\/components\/schemas\/(\w+)"/g)) {
      const schema = described.components.schemas[name];
      if (schema === undefined || used.has(name)) continue;
      used.add(name);
      follow(schema);
    }
  };
  follow(described.paths);
  const schemas = Object.fromEntries(Object.entries(described.components.schemas).filter(([name]) => used.has(name)));
  return { ...described, components: { ...described.components, schemas } };
}

/** What stands in many places, described once. */
const NAMED: Readonly<Record<string, z.ZodType>> = {
  Problem,
  MessageBody,
  PersonDescription,
  WatchFileContent,
  Gate,
  Passage,
  Authority: rows.AuthorityRow,
  Officer: rows.OfficerRow,
  Agreement: rows.RegimeRow,
  Message: rows.MessageRow,
  Addressee: rows.AddresseeRow,
  Item: rows.ItemRow,
  Obligation: rows.ObligationRow,
  Match: rows.MatchRow,
  Signal: rows.SignalRow,
  Description: rows.DescriptionRow,
  WatchFile: rows.WatchFileRow,
  Decision: rows.DecisionRow,
  Consultation: rows.ConsultationRow,
};

const DESCRIPTION = `The interface of one authority's node.

Sign in with POST /v1/session and send the token as \`Authorization: Bearer\`. Every reading and search is recorded with its
purpose: send \`heed-purpose\`, and where there is one \`heed-case\`, as percent-encoded UTF-8. A command sent twice with one
\`idempotency-key\` is carried out once. What is refused is answered as application/problem+json with a stable \`code\`.`;
