import type { MaskReason, Visibility } from "./evidence.ts";
import type { Time } from "./time.ts";

export const channels = [
  { id: "e-mail", label: "E-mail" },
  { id: "phone", label: "Phone" },
  { id: "in-person", label: "In person" },
  { id: "message", label: "Message" },
  { id: "letter", label: "Letter" },
  { id: "form", label: "Web form" },
] as const;
export type Channel = (typeof channels)[number]["id"];

export const outcomes = [
  { id: "pending", label: "Pending" },
  { id: "answered", label: "Answered" },
  { id: "declined", label: "Declined" },
  { id: "no-reply", label: "No reply" },
] as const;
export type Outcome = (typeof outcomes)[number]["id"];

/** On what terms the words may be used. */
export const terms = [
  { id: "on-record", label: "On the record" },
  { id: "background", label: "Background" },
  { id: "off-record", label: "Off the record" },
] as const;
export type Terms = (typeof terms)[number]["id"];

/** A file kept with a contact: the letter sent, the answer received. */
export interface Attachment {
  /** SHA-256 (hex) of the bytes as they came. */
  sha256: string;
  fileName: string;
  mediaType: string;
  /** Bytes. */
  size: number;
}

/** Somebody asked about a claim: a row of its contact log. */
export interface Contact {
  id: string;
  claimId: string;
  version: number;
  /** Whom, and in what role they were asked. */
  whom: string;
  role: string;
  channel: Channel;
  contactedAt: Time;
  questions: string;
  deadline: Time | null;
  outcome: Outcome;
  /** What they said, or how they declined. */
  answer: string;
  answeredAt: Time | null;
  terms: Terms;
  attachment: Attachment | null;
  visibility: Visibility;
  maskReason: MaskReason | null;
  createdAt: Time;
  /** Who asked. */
  createdBy: string | null;
  updatedAt: Time;
  deletedAt: Time | null;
}
