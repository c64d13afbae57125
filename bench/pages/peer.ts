/** The peer's page, in the browser: the annotations of the page, drawn by @recogito/text-annotator. */
import { createTextAnnotator, type RendererType, type TextAnnotation } from "@recogito/text-annotator";
import "@recogito/text-annotator/text-annotator.css";

const content = document.querySelector<HTMLElement>("#content");
if (!content) throw new Error("the page has no text");
const renderer = (new URL(location.href).searchParams.get("renderer") ?? "SPANS") as RendererType;
const given = JSON.parse(document.querySelector("#annotations")?.textContent ?? "[]") as TextAnnotation[];
const annotator = createTextAnnotator(content, { renderer });
annotator.setAnnotations(given);
Object.assign(globalThis, { annotator });
