import type { LdNode } from "@/core/json-ld.ts";

export const schemaOrg = "https://schema.org";

/** A name of schema.org without its vocabulary, «claimReviewed»; any other as it is written. */
export function shortName(name: string): string {
  return name.replace(/^https?:\/\/(?:www\.)?schema\.org\/(?=[^/#]+$)/u, "");
}

/** A thing that tags say, as it is put together: properties may come in any order, several times and with any name. */
export class TaggedNode {
  readonly #values = new Map<string, unknown[]>();
  #done: LdNode | undefined;

  /** Says something of it, beside what is said already. */
  add(property: string, value: unknown): void {
    const values = this.#values.get(property);
    if (values) values.push(value);
    else this.#values.set(property, [value]);
  }

  /** Whether anything is said of it but which one it is. */
  get says(): boolean {
    return [...this.#values.keys()].some((name) => name !== "@id");
  }

  /** As JSON-LD: what is said once stands alone, what is said several times in a list. One that stands in several is one. */
  done(): LdNode {
    this.#done ??= Object.fromEntries(
      [...this.#values].map(([name, values]) => {
        const [first, ...more] = values.map((value) => (value instanceof TaggedNode ? value.done() : value));
        return [name, more.length === 0 ? first : [first, ...more]];
      }),
    );
    return this.#done;
  }
}
