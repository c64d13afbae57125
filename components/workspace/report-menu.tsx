"use client";
import { audiences, type Audience } from "@/core/audiences.ts";
import { papers, reportFormats, type ReportFormat } from "@/core/report/formats.ts";
import { whyNot } from "../claim/why-not.ts";
import { MenuChoice, MenuGroup, MenuLine, MenuLink, MenuText } from "../ui/menu.tsx";
import { useWorkspace } from "./context.tsx";

const groups: readonly { label: string; formats: readonly ReportFormat[] }[] = [
  { label: "To read", formats: ["html", "pdf", "docx"] },
  { label: "As tables", formats: ["xlsx", "csv"] },
  { label: "For other tools", formats: ["md", "jsonld", "claimreview", "averitec", "csl", "bib"] },
];

interface OfferedFile {
  label: string;
  path: string;
  slow: boolean;
}

/** The files of a group with their addresses; a PDF once for each paper. */
function files(formats: readonly ReportFormat[]): OfferedFile[] {
  return formats.flatMap((format): OfferedFile[] => {
    const label = reportFormats.find(({ id }) => id === format)?.label ?? format;
    if (format !== "pdf") return [{ label, path: `${format}?`, slow: false }];
    return papers.map((paper) => ({
      label: label.replace("PDF", `PDF, ${paper.label}`),
      path: `pdf?paper=${paper.id}&`,
      slow: true,
    }));
  });
}

interface ReportItemsProps {
  /** Whose copy is taken. */
  audience: Audience;
  onAudience: (audience: Audience) => void;
  say: (message: string) => void;
}

/** What a menu offers to take out of the article: each format, for the readers that are chosen above it. */
export function ReportItems({ audience, onAudience, say }: ReportItemsProps) {
  const { article, may } = useWorkspace();
  const report = `/api/v1/articles/${article.id}/report`;
  const copies = audiences.map(({ id, label }) => ({
    id,
    label,
    ...(id === "legal" && !may["legal.read"] && { not: whyNot("legal.read") }),
  }));
  return (
    <>
      <MenuLink href={`/articles/${article.id}/report?copy=${audience}`}>
        <span className="grow">Look at the report, choose, publish</span> <kbd>G F</kbd>
      </MenuLink>
      <MenuLine />
      <MenuChoice label="Whose copy" value={audience} rows={copies} onChoose={onAudience} />
      <MenuLine />
      {groups.map(({ label, formats }) => (
        <MenuGroup key={label} label={label}>
          {files(formats).map((file) => (
            <MenuLink
              key={file.label}
              download
              href={`${report}/${file.path}audience=${audience}`}
              {...(file.slow && { onSelect: () => say("The PDF is on its way. Printing takes some seconds.") })}
            >
              {file.label}
            </MenuLink>
          ))}
        </MenuGroup>
      ))}
      <MenuLine />
      {audience === "public" || may["record.export"] ? (
        <MenuLink download href={`${report}/zip?audience=${audience}`}>
          Bundle that proves itself (ZIP)
        </MenuLink>
      ) : (
        <MenuText>Bundle: {whyNot("record.export").toLowerCase()}</MenuText>
      )}
      {may["record.export"] ? (
        <MenuLink download href={`${report}/json`}>
          Whole record (JSON)
        </MenuLink>
      ) : (
        <MenuText>Whole record: {whyNot("record.export").toLowerCase()}</MenuText>
      )}
    </>
  );
}
