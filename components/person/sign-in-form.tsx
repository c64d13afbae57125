"use client";
import { Field } from "../ui/field.tsx";
import { Form, type FormAction } from "../ui/form.tsx";

/**
 * Sign-in by e-mail and password, and by the outside provider where one is set. `next` is where to go on after it,
 * `said` what went wrong at the provider.
 */
export function SignInForm({
  signIn,
  provider,
  next,
  said,
}: {
  signIn: FormAction;
  provider?: { name: string; signIn: FormAction };
  next: string;
  said?: string;
}) {
  return (
    <>
      {said !== undefined && (
        <p className="form-error" role="alert">
          <span>{said}</span>
        </p>
      )}
      <Form action={signIn} label="Sign in">
        {({ problem, sending }) => (
          <>
            <Field
              label="Email"
              name="email"
              type="email"
              autoComplete="username"
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
              hint="You stay signed in on this computer for 14 days."
            />
            <input type="hidden" name="next" value={next} />
            <div className="form-foot">
              <button className="btn pri tall" type="submit" aria-disabled={sending}>
                {sending ? "Signing in…" : "Sign in"}
              </button>
              <details className="forgot">
                <summary>Forgot password</summary>
                <p>Ask an administrator of your newsroom for a password link. It works once, for a day.</p>
              </details>
            </div>
          </>
        )}
      </Form>
      {provider && (
        <>
          <p className="or">or</p>
          <Form action={provider.signIn} label={`Sign in with ${provider.name}`}>
            {({ sending }) => (
              <>
                <input type="hidden" name="next" value={next} />
                <button className="btn tall wide" type="submit" aria-disabled={sending}>
                  Sign in with {provider.name}
                </button>
              </>
            )}
          </Form>
        </>
      )}
    </>
  );
}
