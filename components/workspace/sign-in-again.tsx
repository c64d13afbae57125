"use client";
import type { FormAction } from "../ui/form.tsx";
import { send } from "./api.ts";
import { useWorkspace } from "./context.tsx";
import { SignInForm } from "./sign-in-form.tsx";

/**
 * Signs in again in place, when the session ended while somebody was working: what was typed stays, and is sent after
 * it. Somebody else's sign-in never sends it: the page is read anew for them, and the text waits in this browser.
 */
export function SignInAgain({ signIn, email }: { signIn: FormAction; email: string }) {
  const { store, me } = useWorkspace();
  const goOn = async () => {
    const answer = await send({ method: "GET", path: "/me" });
    if (answer.outcome === "ok" && (answer.value as { id: string }).id !== me.id) window.location.reload();
    else store.resume();
  };
  return <SignInForm signIn={signIn} email={email} done={() => void goOn()} />;
}
