"use client";
import { useTheme } from "next-themes";
import { useSyncExternalStore } from "react";
import { setSingleKeys, useSingleKeys } from "../ui/single-keys.ts";

const themes = [
  { id: "system", label: "As the system" },
  { id: "light", label: "Light" },
  { id: "dark", label: "Dark" },
] as const;

const never = () => () => undefined;

/** What this browser keeps for itself: the theme, and whether single keys work. */
export function Preferences() {
  const { theme, setTheme } = useTheme();
  const singleKeys = useSingleKeys();
  // the server cannot know what this browser keeps: nothing is chosen until the page is alive
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
  return (
    <>
      <fieldset>
        <legend className="field-label first">Theme</legend>
        {themes.map(({ id, label }) => (
          <label className="choice" key={id}>
            <input type="radio" name="theme" checked={alive && theme === id} onChange={() => setTheme(id)} />
            <span>{label}</span>
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend className="field-label">Keyboard</legend>
        <label className="choice">
          <input
            type="checkbox"
            checked={singleKeys}
            onChange={(event) => setSingleKeys(event.target.checked ? "on" : "off")}
          />
          <span>
            Single keys
            <small>
              C marks a claim, V and then 1 gives a verdict. Turn them off if a screen reader or voice control needs the
              keys: the palette (Ctrl K) reaches everything either way.
            </small>
          </span>
        </label>
      </fieldset>
    </>
  );
}
