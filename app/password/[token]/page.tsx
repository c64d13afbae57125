import type { Metadata } from "next";
import { AccountForm } from "@/components/person/account-form.tsx";
import { DeadLink } from "@/components/person/dead-link.tsx";
import { SamplePaper } from "@/components/person/sample-paper.tsx";
import { Wordmark } from "@/components/ui/wordmark.tsx";
import "@/components/editor/galley.css";
import "@/components/person/person.css";
import { deadLink } from "@/server/links.ts";
import { getNewsroom } from "@/server/newsroom.ts";
import { passwordLinkOwner } from "@/server/person-passwords.ts";
import { resetPassword } from "./actions.ts";

export const metadata: Metadata = { title: "New password" };

export default async function Page({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const owner = await passwordLinkOwner(token);
  if (!owner) return <DeadLink title="Link not open">{deadLink.password}</DeadLink>;
  const { name } = await getNewsroom();
  return (
    <main className="solo">
      <SamplePaper />
      <div className="ask">
        <section>
          <Wordmark />
          <h1>New password</h1>
          <p className="mid">For {owner.name}. You are signed out everywhere else.</p>
          <AccountForm
            action={resetPassword}
            token={token}
            about={[owner.name, name]}
            button="Set password and open the desk"
            fields={[
              {
                name: "email",
                label: "Email",
                type: "email",
                autoComplete: "username",
                value: owner.email ?? "",
                fixed: true,
              },
            ]}
          />
        </section>
      </div>
    </main>
  );
}
