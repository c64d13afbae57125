"use client";
import { Field } from "../ui/field.tsx";
import { Form, type FormAction } from "../ui/form.tsx";
import { send } from "./api.ts";
import { useWorkspace } from "./context.tsx";

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
  return (
    <Form action={signIn} label="Sign in again" className="sign-in-again" done={() => void goOn()}>
      {({ problem, sending }) => (
        <>
          <Field
            label="Email"
            name="email"
            type="email"
            autoComplete="username"
            defaultValue={email}
            required
            problem={problem("email")}
          />
          <Field
            label="Password"
            name="password"
            type="password"
            autoComplete="current-password"
            required
            problem={problem("password")}
          />
          <button type="submit" className="btn pri" aria-disabled={sending}>
            {sending ? "Signing in…" : "Sign in"}
          </button>
        </>
      )}
    </Form>
  );
}
