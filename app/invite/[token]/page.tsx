import type { Metadata } from "next";
import { AccountForm } from "@/components/person/account-form.tsx";
import { DeadLink } from "@/components/person/dead-link.tsx";
import { SamplePaper } from "@/components/person/sample-paper.tsx";
import { Wordmark } from "@/components/ui/wordmark.tsx";
import "@/components/editor/galley.css";
import "@/components/person/person.css";
import { deadLink, getOpenLink } from "@/server/links.ts";
import { getNewsroom } from "@/server/newsroom.ts";
import { acceptInvite } from "./actions.ts";

export const metadata: Metadata = { title: "Invitation" };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const link = await getOpenLink("invite", token);
  if (!link) return <DeadLink title="Invitation not open">{deadLink.invite}</DeadLink>;
  const { name } = await getNewsroom();
  return (
    <main className="solo">
      <SamplePaper />
      <div className="ask">
        <section>
          <Wordmark />
          <h1>Join the desk</h1>
          <p className="mid">
            {name} invites you as {link.roles.join(", ")}.
          </p>
          <AccountForm
            action={acceptInvite}
            token={token}
            about={[link.email ?? "", name]}
            button="Create account and open the desk"
            fields={[
              {
                name: "email",
                label: "Email",
                type: "email",
                autoComplete: "username",
                value: link.email ?? "",
                fixed: true,
              },
              { name: "name", label: "Your name", autoComplete: "name", value: link.name },
            ]}
          />
        </section>
      </div>
    </main>
  );
}
