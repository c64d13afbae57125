"use client";
import dynamic from "next/dynamic";
import type { WriterProps } from "./writer.tsx";
import "./writing.css";

const Writer = dynamic(async () => (await import("./writer.tsx")).Writer, {
  ssr: false,
  loading: () => <p className="writing-loading mid">The text is on its way…</p>,
});

/** The page of writing; it is made in the browser, which may hold a text that was not yet saved. */
export function WriterPage(props: WriterProps) {
  return (
    <div className="app no-foot">
      <Writer {...props} />
    </div>
  );
}
