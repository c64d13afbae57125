import { z } from "zod";
import {
  createDocument,
  type oas31,
  type ZodOpenApiOperationObject,
  type ZodOpenApiPathsObject,
  type ZodOpenApiRequestBodyObject,
  type ZodOpenApiResponseObject,
} from "zod-openapi";
import type { Operation } from "./operation.ts";

type Shape = Record<string, z.ZodType>;

const problem: ZodOpenApiResponseObject = {
  id: "Problem",
  description: "What happened and the way out (RFC 9457)",
  content: {
    "application/problem+json": {
      schema: z
        .object({
          type: z.string(),
          title: z.string(),
          status: z.int(),
          code: z.enum(["invalid", "unauthenticated", "forbidden", "not-found", "conflict", "too-many", "internal"]),
          detail: z.string(),
          errors: z
            .array(z.object({ path: z.string(), message: z.string() }))
            .optional()
            .meta({ description: "What is wrong with each field" }),
          present: z.unknown().optional().meta({ description: "The present state, with a conflict" }),
        })
        .meta({ id: "Problem" }),
    },
  },
};

const ifMatch = z
  .string()
  .regex(/^"\d+"$/u)
  .meta({
    description: "The ETag of the state that you changed; 409 with the present state when it is another by now",
  });
const idempotencyKey = z
  .string()
  .max(200)
  .optional()
  .meta({ description: "The same key and body give the first answer again" });
const lastEventId = z
  .string()
  .optional()
  .meta({ description: "Where a stream that was cut goes on; browsers send it by themselves" });
const etag = z.string().meta({ description: "The version, for If-Match; of a file, the hash of its bytes" });

/** The object that an operation's input is in the end, refined or not: earlier forms of it are not told. */
function objectOf(input: z.ZodType): z.ZodObject {
  const object = input instanceof z.ZodPipe ? input.out : input;
  if (!(object instanceof z.ZodObject)) throw new TypeError("the input of an operation is an object");
  return object;
}

/** The fields of an operation's input. */
function shapeOf(input: z.ZodType): Shape {
  return objectOf(input).shape as Shape;
}

function only(shape: Shape, names: readonly string[]): z.ZodObject | undefined {
  const some = names.filter((name) => shape[name]);
  return some.length === 0 ? undefined : z.object(Object.fromEntries(some.map((name) => [name, shape[name]])) as Shape);
}

/** A form can hold a file and texts, no trees. */
const notInForms = new Set(["file", "document"]);

function bodyOf(operation: Operation, names: readonly string[]): ZodOpenApiRequestBodyObject | undefined {
  if (operation.bodyFile) return { required: true, content: { [operation.bodyFile.mediaType]: { schema: z.file() } } };
  const shape = shapeOf(operation.input);
  const whole = names.length === Object.keys(shape).length && !shape["file"];
  const json = whole
    ? objectOf(operation.input)
    : only(
        shape,
        names.filter((name) => name !== "file"),
      );
  if (names.length === 0 || !json) return undefined;
  const forms = shape["file"] && {
    "multipart/form-data": {
      schema: z.object({
        ...only(
          shape,
          names.filter((name) => !notInForms.has(name)),
        )?.shape,
        file: z.file(),
      }),
    },
  };
  return { required: true, content: { "application/json": { schema: json }, ...forms } };
}

function successOf(operation: Operation): ZodOpenApiResponseObject {
  const { output, status, summary } = operation;
  if (status === 204) return { description: summary };
  if (operation.streams) return { description: summary, content: { "text/event-stream": { schema: output } } };
  const isFile = output instanceof z.ZodFile;
  const versioned = output instanceof z.ZodObject && "version" in output.shape;
  return {
    description: summary,
    ...((isFile || versioned) && { headers: z.object({ etag }) }),
    content: { [isFile ? "*/*" : "application/json"]: { schema: output } },
  };
}

function describe(name: string, group: string, operation: Operation): ZodOpenApiOperationObject {
  const shape = shapeOf(operation.input);
  const inPath = [...operation.path.matchAll(/\{(\w+)\}/gu)].map(([, param = ""]) => param);
  const reads = operation.verb === "GET" || operation.verb === "DELETE";
  const rest = Object.keys(shape).filter((field) => !inPath.includes(field) && field !== "version");
  const inQuery = reads ? rest : rest.filter((field) => field === "offsets");
  const header: Shape = {
    ...(shape["version"] && { "If-Match": ifMatch }),
    ...(operation.verb === "POST" && { "Idempotency-Key": idempotencyKey }),
    ...(operation.streams && shape["after"] && { "Last-Event-ID": lastEventId }),
  };
  const [path, query] = [only(shape, inPath), only(shape, inQuery)];
  const body = reads
    ? undefined
    : bodyOf(
        operation,
        rest.filter((field) => !inQuery.includes(field)),
      );
  return {
    operationId: name,
    summary: operation.summary,
    tags: [group],
    requestParams: {
      ...(path && { path }),
      ...(query && { query }),
      ...(Object.keys(header).length > 0 && { header: z.object(header) }),
    },
    ...(body && { requestBody: body }),
    responses: { [`${operation.status}`]: successOf(operation), "4XX": problem, "500": problem },
  };
}

function pathsOf(groups: Readonly<Record<string, Readonly<Record<string, Operation>>>>): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const [group, operations] of Object.entries(groups)) {
    for (const [name, operation] of Object.entries(operations)) {
      const verb = operation.verb.toLowerCase() as "get" | "post" | "put" | "patch" | "delete";
      paths[operation.path] = { ...paths[operation.path], [verb]: describe(name, group, operation) };
    }
  }
  return paths;
}

/** The OpenAPI 3.1 document of these operations, by group: made of the very schemas that parse what comes in. */
export function apiDocument(
  groups: Readonly<Record<string, Readonly<Record<string, Operation>>>>,
): oas31.OpenAPIObject {
  return createDocument({
    openapi: "3.1.1",
    info: {
      title: "Claimcheck",
      version: "1",
      description:
        "Everything that the pages can do, through the same use cases. A token acts as its person, never with more " +
        "rights. Offsets are UTF-16 code units unless offsets=code-points. Lists go on behind `next`, sent as cursor.",
      license: { name: "AGPL-3.0-only", identifier: "AGPL-3.0-only" },
    },
    servers: [{ url: "/api/v1" }],
    security: [{ token: [] }, { session: [] }],
    tags: Object.keys(groups).map((name) => ({ name })),
    paths: pathsOf(groups),
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "An API token, made in Settings" },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "claimcheck.session",
          description: "The cookie of a signed-in person; __Host-claimcheck.session where there is https",
        },
      },
    },
  });
}
