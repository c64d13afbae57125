"use client";
import type { ReactNode } from "react";
import { WorkspaceProvider, type Around } from "./context.tsx";
import { Shell } from "./shell.tsx";
import type { WorkspaceSetting } from "./store.ts";

/** The page of one article: its text with the claims in it, a card for each, and the open claim. */
export function Workspace({
  revisionNumber,
  htmlKey,
  menu,
  signIn,
  setting,
  ...around
}: Around & {
  setting: WorkspaceSetting;
  revisionNumber: number;
  /** What leaveHtml() gave for the text with its marks. */
  htmlKey: string;
  /** Who is signed in, for the top bar. */
  menu: ReactNode;
  /** The form to sign in again, shown in place when the session has ended. */
  signIn: ReactNode;
}) {
  return (
    <WorkspaceProvider key={`${setting.articleId} ${setting.personId}`} setting={setting} {...around}>
      <Shell revisionNumber={revisionNumber} htmlKey={htmlKey} menu={menu} signIn={signIn} />
    </WorkspaceProvider>
  );
}
