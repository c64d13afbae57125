"use client";
import { createContext, use, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from "react";
import type { Article } from "@/core/articles.ts";
import type { Person } from "@/core/people.ts";
import type { Permission } from "@/core/permissions.ts";
import { makeShelf, type Shelf } from "../snapshot/shelf.ts";
import { makeTalkDesk, type TalkDesk } from "../talk/talk-desk.ts";
import { makeBeside, type BesideStore } from "./beside.ts";
import { makeWorkspace, type WorkspaceSetting, type WorkspaceState } from "./store.ts";
import { withUndo, type UndoingStore } from "./undo.ts";

/** What every part of the workspace may read: the store, and what does not change while the page is open. */
export interface Workspace {
  store: UndoingStore;
  article: Article;
  me: Pick<Person, "id" | "name" | "roles">;
  people: readonly Pick<Person, "id" | "name" | "active">[];
  /** What this person may do; a control that is not permitted is shown with the reason. */
  may: Readonly<Record<Permission, boolean>>;
  /** Whether this newsroom lets the server fetch pages. */
  captureAllowed: boolean;
  /** The copies of sources that were read on this page. */
  shelf: Shelf;
  beside: BesideStore;
  talk: TalkDesk;
}

/** What is made once on the page. */
type Made = "store" | "shelf" | "beside" | "talk";
export type Around = Omit<Workspace, Made>;

const Context = createContext<Workspace | null>(null);

export function WorkspaceProvider({
  setting,
  children,
  ...rest
}: Around & { setting: WorkspaceSetting; children: ReactNode }) {
  const { article, me, people, may, captureAllowed } = rest;
  // one store for as long as the page is open: the server renders it anew after a sign-in, with an equal setting
  const [store] = useState(() => withUndo(makeWorkspace(setting)));
  const [made] = useState(() => ({ shelf: makeShelf(), beside: makeBeside(), talk: makeTalkDesk() }));
  useEffect(() => store.start(), [store]);
  const workspace = useMemo(
    () => ({ store, ...made, article, me, people, may, captureAllowed }),
    [store, made, article, me, people, may, captureAllowed],
  );
  return <Context value={workspace}>{children}</Context>;
}

/** The workspace around a component. */
export function useWorkspace(): Workspace {
  const workspace = use(Context);
  if (!workspace) throw new Error("useWorkspace is used outside WorkspaceProvider");
  return workspace;
}

/** A part of what the workspace shows; the component renders anew when that part changes. */
export function useShown<T>(select: (state: WorkspaceState) => T): T {
  const { store } = useWorkspace();
  return useSyncExternalStore(
    store.subscribe,
    () => select(store.getState()),
    () => select(store.getState()),
  );
}
