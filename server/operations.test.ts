import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { apiDocument } from "./openapi.ts";
import { operationGroups, operations } from "./operations.ts";
import type { Operation } from "./operation.ts";

const root = "app/api/v1";
const table = Object.entries(operations as unknown as Record<string, Operation>);
const routeOf = (path: string) => `${root}${path.replaceAll(/\{(\w+)\}/gu, "[$1]")}/route.ts`;
const routeFiles = readdirSync(root, { recursive: true, encoding: "utf8" })
  // [...rest] answers what no operation does
  .filter((file) => file.endsWith("route.ts") && !file.includes("[...rest]"))
  .map((file) => join(root, file));
/** The verbs of a route file, each with the operation that answers it. */
const verbsOf = (file: string) =>
  [...readFileSync(file, "utf8").matchAll(/^export const ([A-Z]+) = respond\(\w+\.(\w+)\);$/gmu)].map(
    ([, verb = "", name = ""]) => ({ verb, name }),
  );

describe("the table of operations", () => {
  it("holds those of every group, once each", () => {
    const groups = Object.values(operationGroups).flatMap((group) => Object.keys(group));
    expect(groups.toSorted()).toEqual(table.map(([name]) => name).toSorted());
    const acts = table.map(([, { verb, path }]) => `${verb} ${path}`);
    expect(new Set(acts).size).toBe(acts.length);
    expect(acts.length).toBeGreaterThan(40);
  });

  it.each(table)("%s has its route", (name, { verb, path }) => {
    const file = routeOf(path);
    expect(existsSync(file), file).toBe(true);
    expect(verbsOf(file)).toContainEqual({ verb, name });
  });

  it.each(routeFiles)("%s answers nothing that is not in the table", (file) => {
    const verbs = verbsOf(file);
    expect(verbs.length).toBe([...readFileSync(file, "utf8").matchAll(/^export const [A-Z]+ /gmu)].length);
    expect(verbs.length).toBeGreaterThan(0);
    for (const { verb, name } of verbs) {
      const known = table.find(([one]) => one === name)?.[1];
      expect({ verb: known?.verb, file: known && dirname(routeOf(known.path)) }).toEqual({ verb, file: dirname(file) });
    }
  });
});

describe("the API document", () => {
  const document = apiDocument(operationGroups);
  const text = JSON.stringify(document, null, 2);

  /** To write it anew after a change: npm run openapi */
  it("is what docs/openapi.json says", async () => {
    await expect(`${text}\n`).toMatchFileSnapshot("../docs/openapi.json");
  });

  it("names every operation, and nothing in it refers to what is not there", () => {
    expect(document.openapi).toBe("3.1.1");
    const described = Object.values(document.paths ?? {}).flatMap((path) =>
      Object.values(path as Record<string, { operationId: string }>).map((one) => one.operationId),
    );
    expect(described.toSorted()).toEqual(table.map(([name]) => name).toSorted());
    const references = [...text.matchAll(/"\$ref": "#\/([^"]+)"/gu)].map(([, reference = ""]) => reference);
    expect(references.length).toBeGreaterThan(20);
    for (const reference of new Set(references)) {
      const found = reference.split("/").reduce<unknown>((at, key) => (at as Record<string, unknown>)?.[key], document);
      expect(found, reference).toBeDefined();
    }
  });

  it("has schemas that a JSON Schema reader takes", () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    ajv.addSchema({ $id: "document", components: document.components });
    for (const name of Object.keys(document.components?.schemas ?? {})) {
      expect(() => ajv.compile({ $ref: `document#/components/schemas/${name}` }), name).not.toThrow();
    }
  });

  it("says how to send a change, a form, and a retry", () => {
    const parameters = (path: string, verb: "patch" | "post" | "get") =>
      ((document.paths?.[path]?.[verb]?.parameters ?? []) as { in: string; name: string; required?: boolean }[]).map(
        (one) => `${one.in} ${one.name}${one.required ? "" : "?"}`,
      );
    expect(parameters("/claims/{claimId}", "patch").toSorted()).toEqual([
      "header If-Match",
      "path claimId",
      "query offsets?",
    ]);
    expect(parameters("/articles", "post")).toEqual(["header Idempotency-Key?"]);
    expect(parameters("/articles", "get").toSorted()).toEqual([
      "query assignee?",
      "query awaiting?",
      "query checker?",
      "query cursor?",
      "query due?",
      "query dueBefore?",
      "query dueFrom?",
      "query limit?",
      "query needs?",
      "query q?",
      "query status?",
    ]);
    const body = document.paths?.["/articles"]?.post?.requestBody as { content: object };
    expect(Object.keys(body.content)).toEqual(["application/json", "multipart/form-data"]);
  });
});
