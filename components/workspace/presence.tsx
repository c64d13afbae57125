"use client";
import { useEffect, useRef } from "react";
import { initials } from "@/core/people.ts";
import { presencePause, type Presence } from "@/core/presence.ts";
import { send } from "./api.ts";
import { useShown, useWorkspace } from "./context.tsx";
import { hearWindow } from "./following.ts";
import "./presence.css";

/** Tells the server where this person is, for as long as the page is open: at a claim, or (null) at none. */
export function useTellPresence(claimId: string | null): void {
  const { article } = useWorkspace();
  const loaded = useShown((state) => state.loaded);
  const page = useRef("");
  useEffect(() => {
    if (!loaded) return;
    page.current ||= crypto.randomUUID();
    const path = `/articles/${article.id}/presence`;
    // what is not heard now is heard the next time
    const tell = () => void send({ method: "PUT", path, body: { claimId, page: page.current } });
    tell();
    const telling = setInterval(tell, presencePause);
    const deafen = hearWindow({ pageshow: tell });
    return () => {
      clearInterval(telling);
      deafen();
    };
  }, [article.id, claimId, loaded]);
  useEffect(() => {
    const leave = () => {
      const query = new URLSearchParams({ page: page.current });
      // goes out also from a page that is being closed
      void fetch(`/api/v1/articles/${article.id}/presence?${query}`, { method: "DELETE", keepalive: true }).catch(
        () => undefined, // without a line the server notices by itself
      );
    };
    const deafen = hearWindow({ pagehide: leave });
    return () => {
      deafen();
      leave();
    };
  }, [article.id]);
}

/** Initials shown before the rest is a number. */
const shownAtMost = 4;

function Initials({ people, at, size = "" }: { people: readonly Presence[]; at?: string; size?: string }) {
  const names = people.map(({ name }) => name);
  const whole = `${names.join(", ")} ${names.length === 1 ? "is" : "are"} ${at ?? "here"}`;
  return (
    <span className="here-now" title={whole}>
      <span className="vh">{whole}</span>
      <span className="avs" aria-hidden="true">
        {names.slice(0, shownAtMost).map((name, i) => (
          <span key={people[i]?.personId} className={`av here ${size}`}>
            {initials(name)}
          </span>
        ))}
        {names.length > shownAtMost && <span className={`av ${size}`}>+{names.length - shownAtMost}</span>}
      </span>
    </span>
  );
}

/** Each person once, on however many pages and claims. */
const each = (here: readonly Presence[]) => [...new Map(here.map((one) => [one.personId, one])).values()];

/** Who else has the article open. Shown, not announced: people come and go all day. */
export function HereNow() {
  const here = useShown((state) => state.here);
  return here.length === 0 ? null : <Initials people={each(here)} />;
}

/** Who else is at this claim. */
export function AtClaim({ claimId }: { claimId: string }) {
  const here = useShown((state) => state.here).filter((one) => one.claimId === claimId);
  return here.length === 0 ? null : <Initials people={each(here)} at="at this claim" size="tiny" />;
}
