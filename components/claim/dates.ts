import { dateRoles, type DateRole, type RoleDate } from "@/core/evidence.ts";

/** The list with a role's date set, or taken out (null); the roles stand in their own order. */
export function withDate(dates: readonly RoleDate[], role: DateRole, date: string | null): RoleDate[] {
  const at = dates.findIndex((each) => each.role === role);
  const others = dates.filter((_, index) => index !== at);
  const next = date === null ? others : [...others, { role, date }];
  const place = (each: RoleDate) => dateRoles.findIndex(({ id }) => id === each.role);
  return next.sort((a, b) => place(a) - place(b));
}
