import { Wordmark } from "@/components/ui/wordmark.tsx";
import "@/components/desk/desk.css";

export default function Loading() {
  return (
    <div className="app desk-app">
      <header className="top">
        <Wordmark href="/" />
        <span className="crumb grow">
          <b>Desk</b>
        </span>
      </header>
      <div className="desk">
        <div className="side" />
        <main className="desk-main">
          <output className="desk-empty slow">Loading articles…</output>
        </main>
      </div>
      <footer className="foot" />
    </div>
  );
}
