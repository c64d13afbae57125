"use client";
import { Dialog } from "../ui/dialog.tsx";
import { useSingleKeys } from "../ui/single-keys.ts";
import { acts } from "./acts.ts";

const cursorKeys: readonly [string[], string][] = [
  [["↓", "↑"], "Next, previous sentence"],
  [["Ctrl ↓", "Ctrl ↑"], "Next, previous paragraph"],
  [["Shift →", "Shift ←"], "A word more, a word less"],
  [["Shift ↓"], "A sentence more"],
  [["Alt Shift →", "Alt Shift ←"], "Begin a word later, a word earlier"],
  [["Esc"], "Leave the cursor"],
];

/** All keys, by where they work. */
export function Shortcuts({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  const singleKeys = useSingleKeys();
  const places = [...new Set(acts.map((act) => act.where))];
  return (
    <Dialog title="Keys" open={open} onOpenChange={onOpenChange}>
      <div className="keys-list">
        {!singleKeys && <p className="mid">Single keys are turned off in Settings. Keys with Ctrl or Alt work.</p>}
        {places.map((where) => (
          <section key={where}>
            <h3>{where}</h3>
            <dl>
              {acts
                .filter((act) => act.where === where && act.shown.length > 0)
                .map((act) => (
                  <div key={act.id}>
                    <dt>
                      {act.shown.map((key) => (
                        <kbd key={key}>{key}</kbd>
                      ))}
                    </dt>
                    <dd>{act.label}</dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
        <section>
          <h3>With the sentence cursor</h3>
          <dl>
            {cursorKeys.map(([keys, label]) => (
              <div key={label}>
                <dt>
                  {keys.map((key) => (
                    <kbd key={key}>{key}</kbd>
                  ))}
                </dt>
                <dd>{label}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
    </Dialog>
  );
}
