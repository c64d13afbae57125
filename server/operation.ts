import type { z } from "zod";
import type { Actor } from "@/core/people.ts";
import type { Permission } from "@/core/permissions.ts";

/** A use case: who, what → plain data. `gone` is aborted when who asked does not wait any more; what takes long ends then. */
export type UseCase<I, O> = (actor: Actor, input: I, gone?: AbortSignal) => Promise<O>;

/** One message of an answer that goes on. `name`: its kind, where there are several; `place`: where to go on behind it. */
export interface Told {
  name?: string;
  place?: number;
  value: unknown;
}

/** A body that is a file and nothing else, and so large that it waits on disk. */
export interface BodyFile {
  mediaType: string;
  /** Bytes. */
  largest: number;
  /** Who may not do it is told before any of it is taken in. */
  needs: Permission;
}

/**
 * One act as the outside reaches it. The table of all of them (operations.ts) makes the routes, the OpenAPI document
 * and the role matrix of the tests.
 */
export interface Operation<S extends z.ZodType = z.ZodType, O = unknown> {
  verb: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Under /api/v1, with {parameters}. */
  path: string;
  summary: string;
  /** Path parameters, query and body together; `version` comes from If-Match. */
  input: S;
  output: z.ZodType;
  /** The status of success. */
  status: 200 | 201 | 204;
  /** The largest file that its form may bring, in bytes; left out: as large as any body. */
  largestFile?: number;
  /** Its body is a file, which its input has as `file`, a FileOnDisk. */
  bodyFile?: BodyFile;
  /** Its answer goes on as server-sent events until who asked goes: the use case gives Told one by one. */
  streams?: true;
  useCase: UseCase<z.output<S>, O>;
}

/** Declares an operation; keeps the types of its input and use case together. */
export function operation<S extends z.ZodType, O>(declared: Operation<S, O>): Operation<S, O> {
  return declared;
}
