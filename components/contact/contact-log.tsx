"use client";
import { useState } from "react";
import type { Contact } from "@/core/contacts.ts";
import { useKeptForm } from "../claim/kept-form.ts";
import { claimPlaces, focusForm } from "../claim/places.ts";
import { whyNot } from "../claim/why-not.ts";
import type { OnUndo } from "../evidence/evidence-list.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { useShown, useWorkspace } from "../workspace/context.tsx";
import { ContactForm, emptyContact } from "./contact-form.tsx";
import { ContactItem } from "./contact-item.tsx";
import "../claim/log.css";

const none: readonly Contact[] = [];

/** Who was asked about a claim and what came of it: one line each, and the form for one more, in place. */
export function ContactLog({ claimId, onUndo }: { claimId: string; onUndo: OnUndo }) {
  const { may } = useWorkspace();
  const known = useShown((state) => state.contacts.get(claimId));
  const rows = known ?? none;
  const form = useKeptForm(`contact-form.${claimId}`, emptyContact);
  const [openId, setOpenId] = useState<string | null>(null);
  const pending = rows.filter(({ outcome }) => outcome === "pending").length;
  return (
    <div className="sec" data-contacts={claimId}>
      <div className="sec-h">
        <h3>Contacts</h3>
        {rows.length > 0 && (
          <span className="dim">
            {rows.length} asked{pending > 0 && `, ${pending} awaited`}
          </span>
        )}
        <span className="grow" />
        {may["contact.write"] ? (
          <button
            type="button"
            id={claimPlaces.contact}
            className="btn sm"
            data-act="contact"
            aria-expanded={form.open}
            onClick={() => {
              form.begin({ contactedAt: new Date().toISOString() });
              focusForm(claimPlaces.contactForm);
            }}
          >
            <Glyph name="plus" />
            Add <kbd>R</kbd>
          </button>
        ) : (
          <span className="hint">Add: {whyNot("contact.write").toLowerCase()}</span>
        )}
      </div>
      {known?.length === 0 && !form.open && <p className="hint">Nobody was asked yet.</p>}
      <ol className="log" id={claimPlaces.contactList} aria-label="Contacts">
        {rows.map((row) => (
          <ContactItem
            key={row.id}
            row={row}
            open={row.id === openId}
            onOpen={(open) => setOpenId(open ? row.id : null)}
            onUndo={onUndo}
          />
        ))}
      </ol>
      {form.open && (
        <ContactForm
          claimId={claimId}
          form={form}
          onClose={() => document.getElementById(claimPlaces.contact)?.focus()}
          onUndo={onUndo}
        />
      )}
    </div>
  );
}
