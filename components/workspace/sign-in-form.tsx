"use client";
import { Field } from "../ui/field.tsx";
import { Form, type FormAction } from "../ui/form.tsx";

/** The fields to sign in again in place; `done` is called when it worked. */
export function SignInForm({ signIn, email, done }: { signIn: FormAction; email: string; done: () => void }) {
  return (
    <Form action={signIn} label="Sign in again" className="sign-in-again" done={done}>
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
