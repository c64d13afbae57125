import type { PartialDate, Time } from "./time.ts";

export const sourceKinds = [
  { id: "web-page", label: "Web page" },
  { id: "document", label: "Document" },
  { id: "dataset", label: "Dataset" },
  { id: "image", label: "Image" },
  { id: "video", label: "Video" },
  { id: "audio", label: "Audio" },
  { id: "interview", label: "Interview" },
  { id: "e-mail", label: "E-mail" },
  { id: "phone", label: "Phone" },
  { id: "recording", label: "Recording" },
  { id: "own-calculation", label: "Own calculation" },
  { id: "on-author", label: "On author" },
] as const;
export type SourceKind = (typeof sourceKinds)[number]["id"];

/** Who or what says so; reused across claims and articles. */
export interface Source {
  id: string;
  version: number;
  kind: SourceKind;
  url: string | null;
  title: string;
  publisher: string;
  author: string;
  publishedAt: PartialDate | null;
  language: string;
  note: string;
  createdAt: Time;
  createdBy: string | null;
  updatedAt: Time;
}
