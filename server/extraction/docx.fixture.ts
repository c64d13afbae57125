import { Document, Packer } from "docx";

const namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/** A Word file with this XML as its body, and with other parts added or put in place of its own. */
export async function wordFile(body: string, parts: Readonly<Record<string, string>> = {}): Promise<Uint8Array> {
  const document = `<?xml version="1.0"?><w:document xmlns:w="${namespace}"><w:body>${body}</w:body></w:document>`;
  const all = { "word/document.xml": document, ...parts };
  return Packer.toBuffer(
    new Document({ sections: [] }),
    undefined,
    Object.entries(all).map(([path, data]) => ({ path, data })),
  );
}

export const wordParagraph = "<w:p><w:r><w:t>Text</w:t></w:r></w:p>";

/** As a file with macros names its kinds of parts. */
export const macroContentTypes = `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="xml" ContentType="application/xml"/>
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Override PartName="/word/document.xml" ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>`;
