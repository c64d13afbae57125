"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { takesKeys } from "./pressed-keys.ts";
import { useSingleKeys } from "./single-keys.ts";

/** So long after G the second key counts, in ms. */
const patience = 1500;

/** Where G and a second key lead, by the second key's place on the keyboard. */
const places: Readonly<Record<string, string>> = {
  KeyD: "/",
  KeyN: "/notifications",
  KeyR: "/review",
  KeyS: "/sources",
  KeyW: "/work",
};

/**
 * Binds the keys that lead to other pages, two after one another: G D to the desk, G N to the notifications, G R to
 * what is to be reviewed, G S to the sources, G W to one's own work.
 */
export function GoKeys() {
  const router = useRouter();
  const isOn = useSingleKeys();
  useEffect(() => {
    if (!isOn) return;
    let pressed = -Infinity;
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || takesKeys(event.target)) return;
      const href = event.timeStamp - pressed < patience ? places[event.code] : undefined;
      pressed = event.code === "KeyG" ? event.timeStamp : -Infinity;
      if (href === undefined) return;
      event.preventDefault();
      router.push(href);
    };
    // before the page's own keys, which leave alone what is used up
    document.addEventListener("keydown", press, { capture: true });
    return () => document.removeEventListener("keydown", press, { capture: true });
  }, [isOn, router]);
  return null;
}
