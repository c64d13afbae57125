/** The parts of a collection of annotations (https://www.w3.org/TR/annotation-model/) that its rules speak of. */

export type Node = Readonly<Record<string, unknown>>;

export const list = (value: unknown): unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
export const isNode = (value: unknown): value is Node =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const nodes = (value: unknown): Node[] => list(value).filter(isNode);

/** The pages that lie in the collection, each with the context that it has from there. */
export function pagesOf(collection: Node): Node[] {
  return nodes(collection["first"]).map((page) => ({ "@context": collection["@context"], ...page }));
}

/** Its annotations, each with the context that it has from the collection. */
export function annotationsOf(collection: Node): Node[] {
  return pagesOf(collection).flatMap((page) =>
    nodes(page["items"]).map((item) => ({ "@context": page["@context"], ...item })),
  );
}

export type Place = "body" | "target";

/** The bodies or targets of all annotations, those within a choice or a set besides it. */
export function resourcesOf(collection: Node, place: Place): Node[] {
  const within = (value: unknown): Node[] => nodes(value).flatMap((node) => [node, ...within(node["items"])]);
  return annotationsOf(collection).flatMap((annotation) => within(annotation[place]));
}

type Kind = "set" | "textual" | "specific" | "external";

/** What a body or target is: by its type, else by what it has. */
function kindOf(resource: Node): Kind {
  const types = list(resource["type"]);
  const has = (...names: string[]) => names.some((name) => types.includes(name));
  if (has("Choice", "Composite", "List", "Independents")) return "set";
  if (has("TextualBody")) return "textual";
  if (has("SpecificResource")) return "specific";
  return "source" in resource ? "specific" : "value" in resource ? "textual" : "external";
}

export const ofKind =
  (place: Place, kind: Kind) =>
  (collection: Node): Node[] =>
    resourcesOf(collection, place).filter((resource) => kindOf(resource) === kind);

/** The resources that have this key, each as that key's value. */
export const valuesOf = (key: string) => (collection: Node) =>
  [...resourcesOf(collection, "body"), ...resourcesOf(collection, "target")].flatMap((resource) => list(resource[key]));

/** All selectors or states of these types, those that refine others and the ends of ranges with them. */
export const described =
  (key: "selector" | "state", ...types: string[]) =>
  (collection: Node): Node[] => {
    const within = (value: unknown): Node[] =>
      nodes(value).flatMap((node) => [
        node,
        ...["refinedBy", "startSelector", "endSelector"].flatMap((inner) => within(node[inner])),
      ]);
    return within(valuesOf(key)(collection)).filter(({ type }) => types.some((name) => list(type).includes(name)));
  };

/** Those of the nodes that have a key. */
export const having =
  (key: string, from: (collection: Node) => Node[]) =>
  (collection: Node): Node[] =>
    from(collection).filter((node) => key in node);
