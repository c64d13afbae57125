"use client";
import { useState } from "react";

/** A copy as its readers see it, in a frame that can run nothing and reach nothing of this page; links open a tab. */
export function Preview({ address, label }: { address: string; label: string }) {
  const [shown, setShown] = useState(false);
  return (
    <div className="report-preview" aria-busy={!shown}>
      {!shown && <p className="slow mid">Making the copy…</p>}
      <iframe
        title={`Preview: ${label}`}
        src={address}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        onLoad={() => setShown(true)}
      />
    </div>
  );
}
