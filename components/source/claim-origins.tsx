"use client";
import { useEffect, useState } from "react";
import type { ClaimOrigins } from "@/core/derivations.ts";
import { defaultPolicy, type Policy } from "@/core/policy.ts";
import type { VerdictId } from "@/core/verdicts.ts";
import { callApi } from "../article/article-api.ts";
import { OriginsBadge } from "./origins-badge.tsx";

/** The desk's rules, asked for once a page. */
let policy: Promise<Policy> | undefined;

function readPolicy(): Promise<Policy> {
  policy ??= callApi<Policy>("/policy", {}).then(({ value }) => {
    if (!value) policy = undefined;
    return value ?? defaultPolicy;
  });
  return policy;
}

/**
 * The badge of a claim, asked for from the server: again whenever `stamp` changes, which stands for the evidence it has
 * (ids and sources). While nothing has come yet, and without a line, it shows nothing.
 */
export function ClaimOriginsBadge({
  claimId,
  stamp,
  verdict,
}: {
  claimId: string;
  stamp: string;
  verdict: VerdictId | null;
}) {
  const [shown, setShown] = useState<{ claimId: string; origins: ClaimOrigins; policy: Policy }>();
  useEffect(() => {
    let stale = false;
    void Promise.all([callApi<ClaimOrigins>(`/claims/${claimId}/origins`, {}), readPolicy()]).then(
      ([{ value }, rules]) => {
        if (!stale && value) setShown({ claimId, origins: value, policy: rules });
      },
    );
    return () => {
      stale = true;
    };
  }, [claimId, stamp]);
  if (shown?.claimId !== claimId) return null;
  return <OriginsBadge origins={shown.origins} policy={shown.policy} verdict={verdict} />;
}
