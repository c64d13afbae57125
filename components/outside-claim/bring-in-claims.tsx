"use client";
import { useSyncExternalStore } from "react";
import type { Fetching } from "../article/address-field.tsx";
import { ChooseClaims } from "./choose-claims.tsx";
import { DryRun } from "./dry-run.tsx";
import { OutsideResult } from "./outside-result.tsx";
import { useOutside } from "./use-outside.ts";

interface BringInClaimsProps {
  articleId: string;
  me: string;
  encodings: readonly string[];
  fetching: Fetching;
}

const never = () => () => undefined;

/** Brings in claims that were checked elsewhere, in three steps: where they are; the dry run; what came of it. */
export function BringInClaims(props: BringInClaimsProps) {
  // what this browser keeps is shown after the first paint: the server does not know of it
  const isInBrowser = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return isInBrowser ? <Steps {...props} /> : <p className="desk-empty slow">Loading…</p>;
}

function Steps({ articleId, me, encodings, fetching }: BringInClaimsProps) {
  const outside = useOutside(articleId, `claimcheck.outside-claims.${me}.${articleId}`);
  const { preview, outcome } = outside;
  if (preview && outcome) {
    return <OutsideResult articleId={articleId} preview={preview} outcome={outcome} onAgain={outside.startOver} />;
  }
  if (preview) return <DryRun articleId={articleId} preview={preview} outside={outside} />;
  return <ChooseClaims outside={outside} encodings={encodings} fetching={fetching} />;
}
