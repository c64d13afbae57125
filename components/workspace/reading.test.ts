import { afterEach, describe, expect, it, vi } from "vitest";
import type { ClaimView } from "@/core/claims.ts";
import type { Evidence } from "@/core/evidence.ts";
import type { Draft } from "@/core/opinions.ts";
import { emptyGround, type Ground } from "./ground.ts";
import { makeReader } from "./reading.ts";

afterEach(() => void vi.unstubAllGlobals());

const claimId = "c1";
const draft = (version: number) => ({ claimId, version, justification: `draft ${version}` }) as Draft;
const row = (id: string) => ({ id, claimId }) as Evidence;

/** A reader whose server answers when the test lets it: with what it held as it was asked. */
function aDesk() {
  let ground: Ground = emptyGround("a1");
  const held = {
    draft: null as Draft | null,
    evidence: [] as Evidence[],
    own: null as Draft | null,
    claims: [] as ClaimView[],
    marks: [] as readonly object[],
  };
  const asked: (() => void)[] = [];
  const answers = (path: string): unknown => {
    if (path.startsWith("/api/v1/articles/a1/claims?")) return { items: held.claims, next: null };
    if (path.endsWith("/second-draft")) return { draft: held.own };
    if (path.endsWith("/draft")) return { draft: held.draft };
    if (path.endsWith("/moves")) return { moves: [], decisions: [] };
    if (path.endsWith("/coverage")) return { sentences: held.marks, byRevision: [{ revision: 1 }] };
    if (path.endsWith("/articles/a1")) return { revision: { number: 1, text: "One. Two.", document: null } };
    if (path.endsWith(`/claims/${claimId}`)) return held.claims.find(({ id }) => id === claimId);
    return { items: path.endsWith("/evidence") ? held.evidence : [] };
  };
  vi.stubGlobal("fetch", (path: string) => {
    const answer = path.endsWith("/claims/c0") ? Response.json({}, { status: 404 }) : Response.json(answers(path));
    return new Promise<Response>((resolve) => asked.push(() => resolve(answer)));
  });
  const change = (made: Partial<Ground>) => {
    ground = { ...ground, ...made };
  };
  return {
    held,
    change,
    shown: () => ground,
    reader: makeReader("a1", { get: () => ground, put: change }),
    /** What the server acknowledged of this page's own. */
    saved: (version: Draft | null) => change({ drafts: new Map(ground.drafts).set(claimId, version) }),
    cited: (rows: readonly unknown[]) => change({ evidence: new Map(ground.evidence).set(claimId, rows as never) }),
    drafted: () => ground.drafts.get(claimId),
    knows: (claims: readonly ClaimView[]) => change({ claims: new Map(claims.map((each) => [each.id, each])) }),
    claims: () => [...ground.claims.values()],
    evidence: () => ground.evidence.get(claimId)?.map(({ id }) => id),
    waiting: () => asked.length,
    /** Lets every answer come that was asked for. */
    answer: () => {
      for (const go of asked.splice(0)) go();
    },
  };
}

describe("the card of a claim", () => {
  it("keeps the draft that was begun while it was read", async () => {
    const desk = aDesk();
    desk.saved(null);
    const read = desk.reader.openClaim(claimId);
    desk.saved(draft(1));
    desk.answer();
    await read;
    expect(desk.drafted()).toEqual(draft(1));
  });

  it("keeps no draft that was given or put aside while it was read", async () => {
    const desk = aDesk();
    desk.held.draft = draft(3);
    desk.saved(draft(3));
    const read = desk.reader.openClaim(claimId);
    desk.saved(null);
    desk.answer();
    await read;
    expect(desk.drafted()).toBeNull();
  });

  it("takes another person's later state, and that they put it aside", async () => {
    const desk = aDesk();
    desk.saved(draft(1));
    desk.held.draft = draft(5);
    const read = desk.reader.openClaim(claimId);
    desk.saved(draft(2));
    desk.answer();
    await read;
    expect(desk.drafted()).toEqual(draft(5));
    desk.held.draft = null;
    const again = desk.reader.openClaim(claimId);
    desk.answer();
    await again;
    expect(desk.drafted()).toBeNull();
  });

  it("is read once more when a row came meanwhile, so that neither this page's nor another's is lost", async () => {
    const desk = aDesk();
    desk.cited([]);
    desk.held.evidence = [row("theirs")];
    const read = desk.reader.openClaim(claimId);
    desk.cited([row("mine")]);
    desk.held.evidence = [row("theirs"), row("mine")];
    desk.answer();
    await vi.waitFor(() => expect(desk.waiting()).toBeGreaterThan(0));
    expect(desk.evidence()).toEqual(["mine"]);
    desk.answer();
    await read;
    expect(desk.evidence()).toEqual(["theirs", "mine"]);
    expect(desk.waiting()).toBe(0);
  });

  it("is there while the claim is typed in, where nothing was known of it, and is read once more", async () => {
    const desk = aDesk();
    const claim = (version: number) => [{ id: claimId, version } as ClaimView];
    desk.knows(claim(1));
    const read = desk.reader.openClaim(claimId);
    desk.knows(claim(2));
    desk.held.draft = draft(1);
    desk.answer();
    await vi.waitFor(() => expect(desk.waiting()).toBeGreaterThan(0));
    expect(desk.drafted()).toBeNull();
    desk.answer();
    await read;
    expect(desk.drafted()).toEqual(draft(1));
  });

  it("is owed when an answer is lost, and read with what is looked at next", async () => {
    const desk = aDesk();
    desk.knows([{ id: claimId, version: 1, target: { revision: 0 } } as ClaimView]);
    desk.held.claims = desk.claims();
    const { fetch } = globalThis;
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("cut")));
    expect(await desk.reader.openClaim(claimId)).toBe(false);
    expect(await desk.reader.refreshClaims([claimId])).toEqual([claimId]);
    vi.stubGlobal("fetch", fetch);
    const read = desk.reader.refreshClaims([claimId]);
    desk.answer();
    await vi.waitFor(() => expect(desk.waiting()).toBeGreaterThan(0));
    desk.answer();
    expect(await read).toEqual([]);
    expect(desk.drafted()).toBeNull();
  });

  it("is read by one at a time: asked for while it is read, once more", async () => {
    const desk = aDesk();
    const read = desk.reader.openClaim(claimId);
    const inOne = desk.waiting();
    const all = [read, ...[1, 2, 3].map(() => desk.reader.openClaim(claimId))];
    expect(desk.waiting()).toBe(inOne);
    desk.answer();
    await vi.waitFor(() => expect(desk.waiting()).toBe(inOne));
    desk.answer();
    await Promise.all(all);
    expect(desk.waiting()).toBe(0);
  });
});

describe("many claims that others changed", () => {
  const claim = (id: string, version: number) => {
    return { id, version, target: { revision: 0, start: 0, end: 1 }, targets: [] } as unknown as ClaimView;
  };
  const ids = Array.from({ length: 40 }, (_, i) => `c${i}`);

  it("are read with one list, and one that is not in it leaves when it is gone", async () => {
    const desk = aDesk();
    desk.knows(ids.map((id) => claim(id, 1)));
    desk.held.claims = ids.slice(1).map((id) => claim(id, 2));
    const read = desk.reader.refreshClaims(ids);
    expect(desk.waiting()).toBe(1);
    desk.answer();
    await vi.waitFor(() => expect(desk.waiting()).toBe(1));
    expect(desk.claims()).toEqual([claim("c0", 1), ...desk.held.claims]);
    desk.answer();
    expect(await read).toEqual([]);
    expect(desk.claims()).toEqual(desk.held.claims);
  });

  it("are all owed when the list cannot be read now", async () => {
    const desk = aDesk();
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("cut")));
    expect(await desk.reader.refreshClaims(ids)).toEqual(ids);
  });
});

describe("an answer from before a change of this page's own", () => {
  const target = { revision: 1, start: 0, end: 4 };
  const claim = (more: object) =>
    ({ id: claimId, version: 1, target, targets: [target], ...more }) as unknown as ClaimView;
  const opinion = { start: 0, end: 4, state: "opinion" } as const;
  const aText = () => {
    const desk = aDesk();
    desk.held.claims = [claim({ evidenceCount: 0 })];
    desk.knows(desk.held.claims);
    desk.change({ revision: 1, newest: 1 });
    return desk;
  };
  /** Lets it be answered, once more where it was asked once more. */
  const answered = async (desk: ReturnType<typeof aDesk>, reading: Promise<unknown>) => {
    desk.answer();
    await vi.waitFor(() => expect(desk.waiting()).toBeGreaterThan(0));
    desk.answer();
    await reading;
  };

  it.each([0, 20])("is no state of a claim that changed without a new version, read with %i others", async (many) => {
    const desk = aText();
    const others = Array.from({ length: many }, (_, i) => claim({ id: `other ${i}` }));
    desk.held.claims.push(...others);
    desk.knows(desk.held.claims);
    const read = desk.reader.refreshClaims(desk.held.claims.map(({ id }) => id));
    desk.held.claims = [claim({ evidenceCount: 1 }), ...others];
    desk.knows(desk.held.claims);
    await answered(desk, read);
    expect(desk.claims()).toEqual(desk.held.claims);
  });

  it("takes no mark off a sentence", async () => {
    const desk = aText();
    const read = desk.reader.readMarks();
    desk.held.marks = [opinion];
    desk.change({ marks: [opinion] });
    await answered(desk, read);
    expect(desk.shown().marks).toEqual([opinion]);
  });

  it("takes away no claim marked while the newest version was read, nor what was told of a newer one", async () => {
    const desk = aText();
    desk.change({ revision: 0, newest: 1 });
    const read = desk.reader.readAll();
    desk.held.claims = [claim({}), claim({ id: "c2" })];
    desk.knows(desk.held.claims.slice(1));
    desk.change({ newest: 2 });
    await answered(desk, read);
    expect(desk.claims()).toEqual(desk.held.claims);
    expect(desk.shown()).toMatchObject({ revision: 1, newest: 2 });
  });
});
