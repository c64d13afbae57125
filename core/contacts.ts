import type { MaskReason, Visibility } from "./evidence.ts";
import { dateInWords, timeInWords } from "./time-words.ts";
import type { Time } from "./time.ts";

/** `way` as a sentence says it. */
export const channels = [
  { id: "e-mail", label: "E-mail", way: "by e-mail" },
  { id: "phone", label: "Phone", way: "by phone" },
  { id: "in-person", label: "In person", way: "in person" },
  { id: "message", label: "Message", way: "by message" },
  { id: "letter", label: "Letter", way: "by letter" },
  { id: "form", label: "Web form", way: "by a web form" },
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
  /** The claim it was on before that was merged into this one; back it goes when the merge is undone. */
  movedFrom: string | null;
  createdAt: Time;
  /** Who asked. */
  createdBy: string | null;
  updatedAt: Time;
  deletedAt: Time | null;
}

/**
 * What the log says of a contact, as of a moment, in one sentence: whom, how and when asked, and what came of it by
 * then. It says «no reply by» a deadline only when that has passed, or when somebody noted that no reply came. Days and
 * times are in UTC.
 */
export function contactSentence(contact: Contact, asOf: Time): string {
  const whom = [contact.whom, contact.role].filter(Boolean).join(", ");
  const way = channels.find(({ id }) => id === contact.channel)?.way ?? "";
  const asked = `asked ${way} on ${dayInWords(contact.contactedAt)}`;
  return `${whom === "" ? "A" : `${whom}: a`}${asked.slice(1)}, ${outcomeWords(contact, asOf)}.`;
}

function outcomeWords({ outcome, deadline, answeredAt }: Contact, asOf: Time): string {
  const on = answeredAt === null ? "" : ` on ${dayInWords(answeredAt)}`;
  if (outcome === "answered") return `answered${on}`;
  if (outcome === "declined") return `declined to answer${on}`;
  if (outcome === "no-reply") return deadline === null ? "no reply" : `no reply by ${timeInWords(deadline)}`;
  if (deadline === null) return "no reply yet";
  return deadline <= asOf ? `no reply by ${timeInWords(deadline)}` : `a reply is due by ${timeInWords(deadline)}`;
}

function dayInWords(time: Time): string {
  return dateInWords(time.slice(0, 10));
}

/**
 * A contact as the public may know it: that somebody was asked, what came of it, and what was said on the record. What
 * we asked, letters, and who spoke on background stay with the desk.
 */
export function publicContact(contact: Contact): Contact {
  const onRecord = contact.terms === "on-record";
  return {
    ...contact,
    whom: onRecord ? contact.whom : "",
    answer: onRecord ? contact.answer : "",
    questions: "",
    attachment: null,
  };
}

/** A contact just logged: what was said of it, and defaults for the rest. */
export function newContact(
  fields: Pick<Contact, "whom"> & Partial<Contact>,
  made: { id: string; claimId: string; at: Time; by: string | null },
): Contact {
  return {
    role: "",
    channel: "e-mail",
    contactedAt: made.at,
    questions: "",
    deadline: null,
    outcome: "pending",
    answer: "",
    answeredAt: null,
    terms: "on-record",
    attachment: null,
    visibility: "team",
    maskReason: null,
    ...fields,
    id: made.id,
    claimId: made.claimId,
    version: 1,
    movedFrom: null,
    createdAt: made.at,
    createdBy: made.by,
    updatedAt: made.at,
    deletedAt: null,
  };
}

/** The reply clock of a claim: how many answers are awaited, and when the first of them is due, if a day was set. */
export interface ReplyClock {
  pending: number;
  due: Time | null;
}

/** What a reply clock looks at of live contacts. */
export type ReplyStates = readonly Pick<Contact, "outcome" | "deadline">[];

/** The reply clock over a claim's live contacts; null when nobody is waited for. */
export function replyClock(contacts: ReplyStates): ReplyClock | null {
  const waiting = contacts.filter((contact) => contact.outcome === "pending");
  if (waiting.length === 0) return null;
  const deadlines = waiting.flatMap((contact) => contact.deadline ?? []).toSorted();
  return { pending: waiting.length, due: deadlines[0] ?? null };
}
