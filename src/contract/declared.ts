import { z } from "zod";

/** A schema that takes every value of `T`, or nothing: so that a row of the domain always passes, and what was not declared does not. */
type Accepting<T, S> = { [K in keyof S]: K extends keyof T ? (T[K] extends z.input<S[K]> ? S[K] : never) : never };

/**
 * The schema of a domain type, field by field. The compiler holds that no field is missing and that each schema takes whatever
 * the type allows; what is not declared does not leave the node.
 * @example declared<Absence>()({ from: z.string(), until: z.string().optional(), deputy: z.string().optional() })
 */
export function declared<T extends object>(): <S extends { [K in keyof T]-?: z.ZodType }>(shape: S & Accepting<T, S>) => z.ZodType<T, T> {
  return (shape) => z.object(shape) as unknown as z.ZodType<T, T>;
}

/** A list of rows. */
export function listOf<T>(row: z.ZodType<T>): z.ZodType<readonly T[], readonly T[]> {
  return z.array(row) as unknown as z.ZodType<readonly T[], readonly T[]>;
}

/** Content whose form a schema of its own gives: a message body, a deadline, a person's description. */
export function content<T extends object>(description: string): z.ZodType<T, T> {
  return z.looseObject({}).meta({ description }) as unknown as z.ZodType<T, T>;
}

export const text = z.string();
export const maybe = z.string().nullable();
export const texts: z.ZodType<readonly string[], readonly string[]> = listOf(z.string());
