"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { safeHref } from "@/core/links.ts";
import { sourceKinds, sourceName, type Source, type SourceKind } from "@/core/sources.ts";
import { callApi, type Refused } from "../article/article-api.ts";
import { Dialog } from "../ui/dialog.tsx";
import { Field } from "../ui/field.tsx";
import { Glyph } from "../ui/glyph.tsx";
import { sendJson } from "./source-api.ts";

/** Adds a source by its address or its title. An address that is known leads to the source that has it. */
export function AddSource({ close }: { close: () => void }) {
  const router = useRouter();
  const first = useRef<HTMLInputElement>(null);
  const [url, setUrl] = useState("");
  const [title, setTitle] = useState("");
  const [kind, setKind] = useState<SourceKind | "">("");
  const [saving, setSaving] = useState(false);
  const [refused, setRefused] = useState<Refused>();
  const [known, setKnown] = useState<Source>();
  const isAddress = safeHref(url) !== undefined;
  const problem = (name: string) => refused?.errors.find(({ path }) => path === name)?.message;

  const add = async () => {
    setSaving(true);
    setRefused(undefined);
    const address = url.trim();
    const same =
      address && (await callApi<{ items: Source[] }>(`/sources?limit=1&url=${encodeURIComponent(address)}`, {}));
    const there = same ? same.value?.items[0] : undefined;
    setKnown(there);
    if (there) return setSaving(false);
    const body = { ...(address && { url: address }), title: title.trim(), ...(kind && { kind }) };
    const answer = await sendJson<Source>("POST", "/sources", body);
    setSaving(false);
    if (answer.refused) return setRefused(answer.refused);
    router.push(`/sources/${answer.value.id}`);
  };

  return (
    <Dialog title="Add a source" open onOpenChange={close} focus={first}>
      <form
        aria-label="Add a source"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (!saving) void add();
        }}
      >
        {refused && refused.errors.length === 0 && (
          <p className="form-error" role="alert">
            <Glyph name="warn" />
            {refused.message}
          </p>
        )}
        <div className="field-row">
          <label htmlFor="new-source-url">Web address</label>
          <input
            id="new-source-url"
            ref={first}
            className="field"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            placeholder="https://…"
            value={url}
            aria-invalid={problem("url") !== undefined}
            aria-describedby="new-source-hint"
            onChange={(event) => {
              setUrl(event.target.value);
              setKnown(undefined);
            }}
          />
          <p className={problem("url") ? "hint wrong" : "hint"} id="new-source-hint">
            {problem("url") ??
              (url.trim() === "" || isAddress
                ? "Leave it empty for what has none."
                : "An address begins with https://.")}
          </p>
        </div>
        {known && (
          <output className="form-note">
            <Glyph name="check" />
            <span>
              This address is in the library already: <Link href={`/sources/${known.id}`}>{sourceName(known)}</Link>.
              Nothing was added.
            </span>
          </output>
        )}
        <Field
          label="Title"
          name="title"
          value={title}
          onChange={(event) => setTitle(event.target.value)}
          problem={problem("title") ?? problem("")}
          autoComplete="off"
          dir="auto"
        />
        <div className="field-row">
          <label htmlFor="new-source-kind">Kind</label>
          <select
            id="new-source-kind"
            className="field"
            value={kind}
            onChange={(event) => setKind(event.target.value as SourceKind | "")}
          >
            <option value="">{url.trim() === "" ? "Document" : "Web page"}</option>
            {sourceKinds.map((row) => (
              <option key={row.id} value={row.id}>
                {row.label}
              </option>
            ))}
          </select>
        </div>
        <div className="form-foot">
          <button type="submit" className="btn pri tall">
            {saving ? "Adding…" : "Add"}
          </button>
          <button type="button" className="btn quiet tall" onClick={close}>
            Cancel
          </button>
        </div>
      </form>
    </Dialog>
  );
}
