"use client";
import { Dialog } from "../ui/dialog.tsx";

const shortcuts: readonly { keys: readonly string[]; act: string }[] = [
  { keys: ["J", "K"], act: "Next and previous article" },
  { keys: ["Enter"], act: "Open the article" },
  { keys: ["A"], act: "Assign" },
  { keys: ["D"], act: "Deadline" },
  { keys: ["F"], act: "Filter and search" },
  { keys: ["N"], act: "Bring in an article" },
  { keys: ["G", "R"], act: "Go to what waits for you" },
  { keys: ["G", "S"], act: "Go to the sources" },
  { keys: ["G", "W"], act: "Go to your work" },
  { keys: ["G", "N"], act: "Go to the notifications" },
  { keys: ["Ctrl K"], act: "Search or run a command" },
  { keys: ["?"], act: "This list" },
  { keys: ["Esc"], act: "Leave a field, close a sheet" },
];

/** The keys of the desk. */
export function Shortcuts({ close }: { close: () => void }) {
  return (
    <Dialog title="Shortcuts" open onOpenChange={close}>
      <dl className="shortcuts">
        {shortcuts.map(({ keys, act }) => (
          <div key={act}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{act}</dd>
          </div>
        ))}
      </dl>
      <p className="hint">Keys work outside of fields. They can be turned off in Settings.</p>
    </Dialog>
  );
}

/** The keys of the desk in one line, at the foot of the page. */
export function DeskFoot({ zone }: { zone: string }) {
  return (
    <footer className="foot">
      <span>
        <kbd>J</kbd> <kbd>K</kbd> move
      </span>
      <span>
        <kbd>Enter</kbd> open
      </span>
      <span>
        <kbd>A</kbd> assign
      </span>
      <span>
        <kbd>D</kbd> deadline
      </span>
      <span>
        <kbd>F</kbd> filter
      </span>
      <span>
        <kbd>N</kbd> bring in an article
      </span>
      <span>
        <kbd>?</kbd> all shortcuts
      </span>
      <span className="grow" />
      <span>Times in {zone.replaceAll("_", " ")}</span>
    </footer>
  );
}
