import Link from "next/link";
import { auditHref, type AuditFilter } from "@/core/audit-filter.ts";
import type { Event } from "@/core/events.ts";
import { AuditFilters } from "./audit-filters.tsx";
import { AuditLog, type AuditNames } from "./audit-log.tsx";
import { VerifyChain } from "./verify-chain.tsx";
import "./audit.css";

/** The whole log, one page of it: filters, the verification of its chain, and the events. */
export function AuditView({
  page,
  filter,
  now,
  zone,
}: {
  page: AuditNames & { items: readonly Event[]; next: string | null };
  filter: AuditFilter;
  now: string;
  zone: string;
}) {
  const { items, next, people, articles, claims } = page;
  const known = { people, articles, claims };
  return (
    <>
      <p className="mid">Everything that was done here, the newest first. None of it can be changed or removed.</p>
      <AuditFilters filter={filter} known={known} />
      <VerifyChain />
      {items.length === 0 && <p>Nothing like that has happened{next === null ? "" : " on this page"}.</p>}
      <AuditLog items={items} known={known} now={now} zone={zone} />
      {next !== null && (
        <p className="audit-next">
          <Link href={auditHref({ ...filter, before: next })}>Earlier events</Link>
        </p>
      )}
    </>
  );
}
