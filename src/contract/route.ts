import { z } from "zod";

export type Method = "GET" | "POST" | "PUT" | "DELETE";

/** One operation of the interface: what it takes, what it gives, and who may call it. Server, client and OpenAPI are made of this. */
export interface Route<P extends z.ZodType = z.ZodType, Q extends z.ZodType = z.ZodType, B extends z.ZodType = z.ZodType, R extends z.ZodType = z.ZodType> {
  readonly method: Method;
  /** Parameters stand as `:name`. */
  readonly path: string;
  /** One sentence for the documentation. */
  readonly says: string;
  readonly params: P;
  readonly query: Q;
  /** What a body must be; for a route without one, nothing. */
  readonly body: B;
  readonly returns: R;
  readonly status: 200 | 201 | 204;
  /** Whether it can be called without a session. */
  readonly open: boolean;
  /** Bytes a body may have; large only where a whole message or file travels. */
  readonly bodyLimit: number;
}

interface Described<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, R extends z.ZodType> {
  readonly method: Method;
  readonly path: string;
  readonly says: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  readonly returns: R;
  readonly status?: 200 | 201 | 204;
  readonly open?: boolean;
  readonly large?: boolean;
  readonly file?: boolean;
}

/** Bytes of an ordinary body, of one that carries a message or a watch file, and of one that carries a file of 10 MiB in base64. */
export const SMALL_BODY = 65_536;
export const LARGE_BODY = 4_194_304;
export const FILE_BODY = 14_680_064;

const nothing = z.strictObject({});
export type Nothing = typeof nothing;

/** Describes an operation; what is left out takes nothing. */
export function route<P extends z.ZodType = Nothing, Q extends z.ZodType = Nothing, B extends z.ZodType = z.ZodUndefined, R extends z.ZodType = z.ZodType>(described: Described<P, Q, B, R>): Route<P, Q, B, R> {
  return {
    method: described.method,
    path: described.path,
    says: described.says,
    params: described.params ?? (nothing as unknown as P),
    query: described.query ?? (nothing as unknown as Q),
    body: described.body ?? (z.undefined() as unknown as B),
    returns: described.returns,
    status: described.status ?? 200,
    open: described.open ?? false,
    bodyLimit: described.file === true ? FILE_BODY : described.large === true ? LARGE_BODY : SMALL_BODY,
  };
}

/** A problem as it is answered, RFC 9457 with the code as its type: which one, a sentence, and where in the request the fault lies. */
export const Problem = z
  .looseObject({
    status: z.int(),
    code: z.string(),
    message: z.string(),
    /** JSON pointer into the body (RFC 6901), or the name of a header or parameter. */
    place: z.string().optional(),
    value: z.string().optional(),
  });
export type Problem = z.infer<typeof Problem>;
