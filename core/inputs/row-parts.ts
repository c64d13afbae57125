/** What the schemas of rows are made of. */
import { z } from "zod";
import { dateRoles, maskReasons } from "../evidence.ts";
import { freeText, id, partialDate } from "./text.ts";

/** A list of rows at most this long; above it a record is not one article's. */
export const rows = <S extends z.ZodType>(row: S, max: number) => z.array(row).max(max, `At most ${max} of these.`);
export const oneOf = <T extends string>(table: readonly { id: T }[]) =>
  z.enum(table.map((row) => row.id) as [T, ...T[]]);

export const count = z.number().int().min(1).max(Number.MAX_SAFE_INTEGER);
export const offset = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/u, "Write a SHA-256 as 64 hexadecimal digits, in lower case.");
export const person = id.nullable();
export const language = z
  .string()
  .regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u, "Write a language as a code, such as en.");
export const address = freeText(4000).nullable();
export const maxText = 20_000_000;
/** Standard base64 with padding. Groups of four are counted, since a pattern of groups overflows the stack at 50 MB. */
export const base64 = (max: number) =>
  z
    .string()
    .max(max, `This file is too large: ${Math.floor((max * 3) / 4_000_000)} MB at most.`)
    .regex(/^[A-Za-z0-9+/]*={0,2}$/u, "This is not base64.")
    .refine((text) => text.length % 4 === 0, "This is not base64.");

export const maskReason = oneOf(maskReasons).nullable();
/** Dates with what they say. */
export const roleDates = rows(z.strictObject({ role: oneOf(dateRoles), date: partialDate }), 20);
