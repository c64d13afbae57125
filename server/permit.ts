import type { Audience } from "@/core/audiences.ts";
import { can, permissions, type Permission } from "@/core/permissions.ts";
import type { Actor } from "@/core/people.ts";
import { Refusal } from "@/core/refusal.ts";

/** Claimcheck itself, at first start and on the server's own command line. */
export const systemActor: Actor = {
  personId: null,
  name: "Claimcheck",
  roles: ["admin", "editor", "legal"],
  via: "system",
};

/** Refuses with `forbidden` unless the actor holds the permission; says which roles do. */
export function permit(actor: Actor, permission: Permission): void {
  if (can(actor, permission)) return;
  const allowed = permissions[permission].join(" or ");
  throw new Refusal("forbidden", `This needs the role ${allowed}. Ask an administrator of your newsroom.`);
}

/** Refuses who may not take the copy of an audience out of the house. */
export function permitCopy(actor: Actor, audience: Audience): void {
  permit(actor, "report.export");
  if (audience === "legal") permit(actor, "legal.read");
}
