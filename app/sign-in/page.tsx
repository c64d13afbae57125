import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { ownPath } from "@/core/own-path.ts";
import { SamplePaper } from "@/components/person/sample-paper.tsx";
import { SignInForm } from "@/components/person/sign-in-form.tsx";
import { Wordmark } from "@/components/ui/wordmark.tsx";
import "@/components/editor/galley.css";
import "@/components/person/person.css";
import { currentActor } from "@/server/auth.ts";
import { getNewsroom } from "@/server/newsroom.ts";
import { isSetUp } from "@/server/set-up.ts";
import { providerName, providerSaid } from "@/server/sign-in.ts";
import { signIn, signInByProvider } from "./actions.ts";

export const metadata: Metadata = { title: "Sign in" };

export default async function Page({ searchParams }: { searchParams: Promise<Record<string, string | string[]>> }) {
  const { next, error } = await searchParams;
  const goOn = ownPath(typeof next === "string" ? next : null);
  if (await currentActor()) redirect(goOn);
  const [{ name }, ready, said, provider] = [await getNewsroom(), await isSetUp(), providerSaid(error), providerName()];
  return (
    <main className="solo">
      <SamplePaper />
      <div className="ask">
        <section>
          <Wordmark />
          <h1>Sign in</h1>
          <p className="mid">{name === "" ? "The checking desk" : `The checking desk of ${name}`}</p>
          <SignInForm
            signIn={signIn}
            next={goOn}
            {...(said !== undefined && { said })}
            {...(provider !== undefined && { provider: { name: provider, signIn: signInByProvider } })}
          />
          <p className="ask-foot">
            {ready
              ? "No account yet? Ask an administrator to invite you. This server sends nothing to anyone else."
              : "Nobody has an account yet. Open the set-up link that the server prints when it starts."}
          </p>
        </section>
      </div>
    </main>
  );
}
