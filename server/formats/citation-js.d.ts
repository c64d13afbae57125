declare module "@citation-js/core" {
  /** Items of CSL-JSON, to be written in other forms. */
  export class Cite {
    constructor(items: readonly object[]);
    format(form: "bibtex"): string;
  }
  export const plugins: {
    config: { get(name: "@bibtex"): { format: { useIdAsLabel: boolean; asciiOnly: boolean } } };
  };
}
declare module "@citation-js/plugin-bibtex";
