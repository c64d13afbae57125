/** What comes in from forms and scripts about people, links, tokens and the newsroom. */
import { z } from "zod";
import { roles } from "../people.ts";
import { freeText, id, requiredLine, version } from "./text.ts";

const email = freeText(254)
  .trim()
  .toLowerCase()
  .regex(z.regexes.unicodeEmail, "Write an e-mail address, such as ruth@desk.example.");
const name = requiredLine(100);
const newsroomName = requiredLine(100);
/** Its rules are in core/passwords.ts; here it only must not be endless. */
const password = z.string("Write a password.").min(1, "Write a password.").max(4096, "This is longer than 1024 bytes.");
const oneTimeToken = z
  .string("This link is not whole. Copy it again.")
  .regex(/^[\w-]{43}$/u, "This link is not whole. Copy it again.");
const someRoles = z
  .array(z.enum(roles, `A role is one of ${roles.join(", ")}.`), "Choose at least one role.")
  .min(1, "Choose at least one role.");

export const SetUp = z.object({ token: oneTimeToken, name, email, password, newsroom: newsroomName });
export const SignIn = z.object({ email, password, next: z.string().max(4000).optional() });
export const GoOn = z.object({ next: z.string().max(4000).optional() });
export const AcceptInvite = z.object({ token: oneTimeToken, name, password });
export const ResetPassword = z.object({ token: oneTimeToken, password });
export const ChangePassword = z.object({ present: password, password });

export const Nothing = z.object({});
export const ById = z.object({ id });
export const ByIdAndVersion = z.object({ id, version });
export const UpdatePerson = z.object({
  id,
  version,
  name: name.optional(),
  roles: someRoles.optional(),
  active: z.boolean("Write true or false.").optional(),
});
export const RenamePerson = z.object({ id, version, name });
export const ChangeRoles = z.object({ id, version, roles: someRoles });
/** From a form, where everything is words. */
export const SetActive = z.object({ id, version, active: z.stringbool() });
export const InvitePerson = z.object({ email, name: z.union([z.literal(""), name]).optional(), roles: someRoles });
export const AddPerson = z.object({ email, name, roles: someRoles, password: password.optional() });
export const MakeToken = z.object({ name });
export const AddToken = z.object({ email, name });
export const UpdateNewsroom = z.object({
  version,
  name: newsroomName.optional(),
  captureAllowed: z.boolean("Write true or false.").optional(),
});
export const RenameNewsroom = z.object({ version, name: newsroomName });
/** From a form, where everything is words. */
export const AllowCapture = z.object({ version, captureAllowed: z.stringbool() });

export const PersonView = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  /** Null for those who may not see it, and for persons known from an imported record only. */
  email: z.string().nullable(),
  roles: z.array(z.enum(roles)),
  active: z.boolean(),
  createdAt: z.string(),
});
export const PersonList = z.object({ items: z.array(PersonView), next: z.null() });
export const InvitationView = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  roles: z.array(z.enum(roles)),
  createdAt: z.string(),
  expiresAt: z.string(),
});
export const InvitationList = z.object({ items: z.array(InvitationView), next: z.null() });
/** A one-time link; its URL is shown this once and kept as a hash only. */
export const LinkView = z.object({ id: z.string(), url: z.string(), expiresAt: z.string() });
export const TokenView = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  lastUsedAt: z.string().nullable(),
});
export const TokenList = z.object({ items: z.array(TokenView), next: z.null() });
/** The token itself is shown this once and kept as a hash only. */
export const NewToken = z.object({ id: z.string(), name: z.string(), createdAt: z.string(), token: z.string() });
export const NewsroomView = z.object({ version: z.int(), name: z.string(), captureAllowed: z.boolean() });
