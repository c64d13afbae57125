"use client";
import { useState, useSyncExternalStore } from "react";

const never = () => () => {};

/** A copy as its readers see it, in a frame that can run nothing and reach nothing of this page; links open a tab. */
export function Preview({ address, label }: { address: string; label: string }) {
  // a frame that comes with the page may be there before anybody listens, and says so only once
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  const [shown, setShown] = useState(false);
  return (
    <div className="report-preview" aria-busy={!shown}>
      {!shown && <p className="slow mid">Making the copy…</p>}
      {alive && (
        <iframe
          title={`Preview: ${label}`}
          src={address}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          onLoad={() => setShown(true)}
        />
      )}
    </div>
  );
}
