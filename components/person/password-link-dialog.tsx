"use client";
import { CopyOnce } from "../ui/copy-once.tsx";
import { Dialog } from "../ui/dialog.tsx";

/** A password link that was just made, to copy. */
export function PasswordLinkDialog({ name, url, close }: { name: string; url: string; close: () => void }) {
  return (
    <Dialog title={`Password link for ${name}`} open onOpenChange={close}>
      <CopyOnce label="Password link" value={url}>
        Copy this link and hand it over yourself. It works once, for a day, and is not shown again.
      </CopyOnce>
    </Dialog>
  );
}
