import type { Metadata } from "next";
import { AccountForm } from "@/components/person/account-form.tsx";
import { DeadLink } from "@/components/person/dead-link.tsx";
import { FirstSteps } from "@/components/person/first-steps.tsx";
import "@/components/editor/galley.css";
import "@/components/person/person.css";
import { storageWords } from "@/server/env.ts";
import { deadLink, getOpenLink } from "@/server/links.ts";
import { setUp } from "./actions.ts";

export const metadata: Metadata = { title: "Set up your newsroom" };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  if (!(await getOpenLink("set-up", token))) return <DeadLink title="Already set up">{deadLink["set-up"]}</DeadLink>;
  return (
    <main className="solo">
      <FirstSteps storage={storageWords()} />
      <div className="ask">
        <section>
          <h1>First account</h1>
          <p className="mid">This person can invite others, edit and check, and manage the newsroom.</p>
          <AccountForm
            action={setUp}
            token={token}
            about={[]}
            button="Create account and open the desk"
            fields={[
              { name: "newsroom", label: "Newsroom", autoComplete: "organization" },
              { name: "name", label: "Your name", autoComplete: "name" },
              { name: "email", label: "Email", type: "email", autoComplete: "username" },
            ]}
          />
        </section>
      </div>
    </main>
  );
}
