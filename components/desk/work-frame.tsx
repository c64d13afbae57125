import Link from "next/link";
import type { ReactNode } from "react";
import type { DeskView } from "@/core/desk.ts";
import type { WorkItem } from "@/core/my-work.ts";
import { GoKeys } from "../ui/go-keys.tsx";
import { ReaderZone } from "../ui/reader-zone.tsx";
import { TopBar } from "../ui/top-bar.tsx";
import type { Reader } from "./contract.ts";
import { DeskPalette } from "./desk-palette.tsx";
import { DeskSide } from "./desk-side.tsx";
import { WorkList } from "./work-list.tsx";

/** «My work» on the desk: the claims that wait for who looks at it, across articles. */
export function WorkFrame({
  items,
  counts,
  reader,
  menu,
}: {
  items: readonly WorkItem[];
  counts: Readonly<Record<DeskView, number>>;
  reader: Pick<Reader, "now" | "zone">;
  menu: ReactNode;
}) {
  return (
    <div className="app desk-app">
      <TopBar
        crumbs={[{ label: "Desk", href: "/" }, { label: "My work" }]}
        palette={<DeskPalette />}
        menu={menu}
        skipTo={{ id: "work", label: "To your work" }}
      />
      <div className="desk">
        <DeskSide counts={counts} view="work" work={items.length} />
        <main className="desk-main" id="work" tabIndex={-1}>
          <div className="desk-head">
            <h1>My work</h1>
            <span className="dim">{items.length === 1 ? "1 claim" : `${items.length} claims`}</span>
          </div>
          <div className="scroll grow">
            {items.length === 0 ? (
              <div className="desk-empty">
                <p>Nothing waits for you.</p>
                <p>
                  Claims stand here that are given or returned to you, that you are asked to read, or that wait for a
                  reply. To take one, open an article and press <kbd>I</kbd>.
                </p>
                <Link className="btn" href="/?view=unassigned">
                  Articles nobody is on
                </Link>
              </div>
            ) : (
              <WorkList items={items} reader={reader} />
            )}
          </div>
        </main>
      </div>
      <footer className="foot">
        <span>
          <kbd>J</kbd> <kbd>K</kbd> move
        </span>
        <span>
          <kbd>Enter</kbd> open
        </span>
        <span>
          <kbd>?</kbd> all shortcuts
        </span>
        <span className="grow" />
        <span>Times in {reader.zone.replaceAll("_", " ")}</span>
      </footer>
      <ReaderZone given={reader.zone} />
      <GoKeys />
    </div>
  );
}
