"use client";
import { useCallback, useEffect, useReducer, useRef, useState, type RefObject } from "react";
import type { Command, Transaction } from "@tiptap/pm/state";
import { TextSelection } from "@tiptap/pm/state";
import type { Document, Revision } from "@/core/articles.ts";
import type { MarkedClaim } from "@/core/marked-claims.ts";
import type { ProposedWording } from "@/core/wording-answers.ts";
import { placeClaims } from "../editor/claim-highlights.ts";
import { dropText, keepText, slotName, type KeptText } from "./kept-texts.ts";
import type { WritingEditor } from "./mount-writing.ts";
import type { Act } from "./proposals.ts";
import { actsIn, currentIn, proposalsIn, tellSuggestions } from "./suggestions.ts";
import { rewordRange } from "./writing-commands.ts";

/** How long after the last key the text is kept in the browser, and lost claims are looked for, in ms. */
const rest = 250;

export interface Opened {
  articleId: string;
  personId: string;
  language: string;
  revision: Revision;
  marks: readonly MarkedClaim[];
  wordings: readonly ProposedWording[];
}

/** How the text is kept: not yet changed, kept when (ms UTC), or not, because the browser keeps nothing. */
export type Keeping = { kind: "unchanged" } | { kind: "kept"; at: number } | { kind: "unkept" };

/** The text that is written on this page: its editor, what is proposed for it, and its keeping in this browser. */
export function useWriting(host: RefObject<HTMLDivElement | null>, opened: Opened) {
  const [first] = useState(opened);
  const [slot] = useState(() => slotName(opened.personId, opened.articleId, crypto.randomUUID()));
  const [made, setMade] = useState<WritingEditor | null>(null);
  const [keeping, setKeeping] = useState<Keeping>({ kind: "unchanged" });
  const [base, setBase] = useState(opened.revision.number);
  const [note, setNote] = useState("");
  const [, redraw] = useReducer((count: number) => count + 1, 0);
  const newest = useRef({ base, note, made, saved: false });
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => {
    newest.current = { ...newest.current, base, note, made };
  });

  /** Keeps the text as it stands; without a change there is nothing to keep. */
  const keepNow = useCallback(() => {
    clearTimeout(timer.current);
    const now = newest.current;
    if (!now.made || now.saved) return;
    now.made.findLost();
    const document = now.made.document();
    const acts = [...actsIn(now.made.editor.state)];
    const same = JSON.stringify(document) === JSON.stringify(first.revision.document);
    if (same && acts.length === 0 && now.note === "") {
      dropText(slot);
      return setKeeping({ kind: "unchanged" });
    }
    const text: KeptText = {
      base: now.base,
      document,
      note: now.note,
      places: now.made.places(),
      acts,
      at: Date.now(),
    };
    setKeeping(keepText(slot, text) ? { kind: "kept", at: text.at } : { kind: "unkept" });
  }, [first, slot]);
  const keepSoon = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(keepNow, rest);
  }, [keepNow]);

  useEffect(() => {
    let gone = false;
    let editor: WritingEditor | undefined;
    let document: unknown;
    const changed = () => {
      const doc = editor?.editor.state.doc;
      if (doc !== document) keepSoon();
      document = doc;
      redraw();
    };
    void import("./mount-writing.ts").then(({ mountWriting }) => {
      if (gone || !host.current) return;
      const { revision, marks, wordings, language } = first;
      const label = `The article’s text, to be version ${revision.number + 1}`;
      editor = mountWriting(host.current, { document: revision.document, marks, wordings, language, label }, changed);
      setMade(editor);
    });
    window.addEventListener("pagehide", keepNow);
    window.document.addEventListener("visibilitychange", keepNow);
    return () => {
      gone = true;
      window.removeEventListener("pagehide", keepNow);
      window.document.removeEventListener("visibilitychange", keepNow);
      clearTimeout(timer.current);
      editor?.destroy();
      setMade(null);
    };
  }, [first, host, keepNow, keepSoon]);

  useEffect(() => {
    if (keeping.kind !== "unkept") return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [keeping]);

  const view = made?.editor.view;
  const dispatch = (tr: Transaction) => view?.dispatch(tr);
  const proposals = made ? proposalsIn(made.editor.state) : [];
  const setAct = (tr: Transaction, opinionId: string, act: Act | null) => {
    const acts = new Map(made ? actsIn(made.editor.state) : []);
    if (act) acts.set(opinionId, act);
    else acts.delete(opinionId);
    keepSoon();
    return tellSuggestions(tr, { acts });
  };

  const stamp = () => JSON.stringify(made && [made.document(), [...actsIn(made.editor.state)]]);

  return {
    slot,
    base,
    setBase,
    note,
    setNote: (words: string) => {
      setNote(words);
      keepSoon();
    },
    keeping,
    keepNow,
    state: made?.editor.state ?? null,
    document: (): Document => made?.document() ?? first.revision.document,
    findLost: () => made?.findLost(),
    run: (command: Command) => {
      if (!view) return;
      command(view.state, dispatch, view);
      view.focus();
    },
    focus: () => view?.focus(),
    proposals,
    current: made ? currentIn(made.editor.state) : null,
    /** Looks at a proposal, and brings it into view. */
    goTo: (opinionId: string) => {
      const proposal = proposals.find((row) => row.opinionId === opinionId);
      if (!view) return;
      const { tr } = view.state;
      if (proposal?.range) tr.setSelection(TextSelection.create(tr.doc, proposal.range.start));
      dispatch(tellSuggestions(tr, { current: opinionId }));
      if (!proposal?.range) return;
      // the editor itself scrolls to a selection only while it has the focus
      const { node } = view.domAtPos(proposal.range.start, 1);
      (node instanceof Element ? node : node.parentElement)?.scrollIntoView({ block: "center" });
    },
    /** Puts words in the place of a claim's: those proposed, or others. */
    take: (opinionId: string, words: string) => {
      const proposal = proposals.find((row) => row.opinionId === opinionId);
      if (!view || !proposal?.range) return;
      const { tr, range } = rewordRange(view.state, proposal.range, words);
      placeClaims(tr, new Map([[proposal.claimId, range.start < range.end ? [range] : []]]));
      dispatch(setAct(tr.scrollIntoView(), opinionId, { how: "taken", reason: "" }));
    },
    decline: (opinionId: string, reason: string) => {
      if (view) dispatch(setAct(view.state.tr, opinionId, { how: "declined", reason }));
    },
    /** Takes an answer back; words that were put in go out again. */
    reopen: (opinionId: string) => {
      const proposal = proposals.find((row) => row.opinionId === opinionId);
      if (!view || !proposal) return;
      let { tr } = view.state;
      if (proposal.range && proposal.state !== "declined") {
        const back = rewordRange(view.state, proposal.range, proposal.before);
        tr = placeClaims(back.tr, new Map([[proposal.claimId, [back.range]]]));
      }
      dispatch(setAct(tr, opinionId, null));
    },
    /** Answers that were given elsewhere meanwhile are not sent again. */
    tellWordings: (list: readonly ProposedWording[]) => {
      if (!view) return;
      const open = new Set(list.filter(({ answer }) => isOpen(answer)).map((row) => row.opinionId));
      const acts = new Map([...actsIn(view.state)].filter(([id]) => open.has(id)));
      const kept = first.wordings.filter(({ opinionId }) => open.has(opinionId));
      dispatch(tellSuggestions(view.state.tr, { list: kept, acts }));
    },
    /** Goes on with a text that was kept. */
    takeUp: (text: KeptText) => {
      if (!made || !view) return;
      made.put(text.document, text.places);
      setBase(text.base);
      setNote(text.note);
      dispatch(tellSuggestions(view.state.tr, { acts: new Map(text.acts) }));
      newest.current = { ...newest.current, base: text.base, note: text.note };
      keepNow();
    },
    /** Tells one state of the text and of the answers in it from another. */
    stamp,
    /** The text is saved as it stood at `saved`: this browser forgets it. False when more was written since: that stays. */
    done: (saved: string): boolean => {
      if (stamp() !== saved) return false;
      newest.current.saved = true;
      dropText(slot);
      return true;
    },
  };
}

/** Declined words may still be taken over. */
export function isOpen(answer: ProposedWording["answer"]): boolean {
  return answer === null || answer.answer === "declined";
}

export type Writing = ReturnType<typeof useWriting>;
