"use client";
import { useHotkeys } from "react-hotkeys-hook";
import { useSingleKeys } from "../ui/single-keys.ts";
import { acts, isSingleKey, type Act, type ActRunners } from "./acts.ts";

/** Where Enter and Delete belong to what has the focus, not to the page. */
function ownsKeys(target: EventTarget | null): boolean {
  return (
    target instanceof Element && target.closest("a, button, summary, [role=menuitem], [role=option], dialog") !== null
  );
}

function Key({ act, run }: { act: Act; run: (() => void) | undefined }) {
  const inFields = act.keys.startsWith("mod+k") || act.keys === "f6" || act.keys === "mod+enter";
  useHotkeys(
    act.keys,
    (event) => {
      if (event.isComposing || (["enter", "delete"].includes(act.keys) && ownsKeys(event.target))) return;
      if (document.querySelector("[role=dialog], [role=menu]") && act.id !== "palette") return;
      event.preventDefault();
      run?.();
    },
    {
      enabled: run !== undefined && act.keys !== "",
      enableOnFormTags: inFields,
      enableOnContentEditable: inFields,
      // a sign stands on another key in each country: what counts is the sign; letters are where they are on the keyboard
      useKey: /[?[\]]/u.test(act.keys),
    },
    [run],
  );
  return null;
}

/** Binds the keys of the acts that can be done now. */
export function Keys({ runners }: { runners: ActRunners }) {
  const singleKeys = useSingleKeys();
  return acts
    .filter((act) => singleKeys || !isSingleKey(act))
    .map((act) => <Key key={act.id} act={act} run={runners[act.id]} />);
}
