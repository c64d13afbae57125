import { permissions, type Permission } from "@/core/permissions.ts";

const list = new Intl.ListFormat("en", { type: "disjunction" });

/** Why somebody may not do it, in words: which roles may. */
export function whyNot(permission: Permission): string {
  return `Only for ${list.format(permissions[permission])}`;
}
