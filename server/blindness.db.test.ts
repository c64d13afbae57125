import { uuidv7 } from "uuidv7";
import { beforeAll, describe, expect, it } from "vitest";
import type { Actor, Role } from "@/core/people.ts";
import { can } from "@/core/permissions.ts";
import { dialect } from "@/db/columns.ts";
import { useTestDatabase } from "@/db/testing.ts";
import { allThatIsTold, word, type Place } from "./blindness.fixture.ts";
import { operations } from "./operations.ts";
import { talkOf } from "./talk.fixture.ts";
import { acting, aClaim, aPerson, ask } from "./testing.ts";

useTestDatabase();

/** What those who say it would never say otherwise. */
const verdict = "conflicting";
let first: Actor;
let editor: Actor;
let everything: Actor;
beforeAll(async () => {
  first = acting(await aPerson("checker"));
  editor = acting(await aPerson("editor"));
  everything = acting(await aPerson("editor", "legal", "admin"));
});

const opinionOf = (marker: string, cites: string[]) => ({
  verdict,
  reasons: ["wrong-number"],
  justification: `${marker} j`,
  disposition: "fix",
  proposedText: `${marker} p`,
  cites,
  missing: `${marker} m`,
  wouldChange: `${marker} w`,
  asOf: "1999-12-31",
});

/** An article with a claim that has one of everything, and the ids that any path may ask for. */
async function place(fields: object = {}): Promise<Place> {
  const articleId = uuidv7();
  const text = `Alpha beta gamma. Delta epsilon zeta ${word(articleId)}.`;
  await ask(operations.createArticle, editor, { id: articleId, text, title: "Test" });
  const { id: claimId } = await aClaim(editor, articleId, "beta", { ...fields, statement: word(articleId), note: "N" });
  const source = await ask(operations.createSource, editor, { title: `T ${articleId}` });
  const snapshot = await ask(operations.addSnapshot, editor, { sourceId: source.id, text: "kept words" });
  const cited = { claimId, sourceId: source.id, passage: "kept words", stance: "supports", class: "primary" };
  const evidence = await ask(operations.addEvidence, editor, cited);
  const contact = await ask(operations.addContact, editor, { claimId, whom: "W" });
  const file = { bytes: Buffer.from("letter"), fileName: "l.txt" };
  await ask(operations.attachFile, editor, { contactId: contact.id, version: 1, file });
  const ids = {
    articleId,
    claimId,
    sourceId: source.id,
    snapshotId: snapshot.id,
    evidenceId: evidence.id,
    contactId: contact.id,
    id: first.personId ?? "",
    number: "1",
    publicationId: (await ask(operations.publishArticle, editor, { articleId })).id,
  };
  return { articleId, claimId, ids };
}

/** Publishes what was said since, with words that tell it. */
async function publishAgain({ articleId, ids }: Place): Promise<void> {
  const { kinds, notice } = await ask(operations.draftPublication, editor, { articleId });
  const { publicationId } = ids;
  const said = { publicationId, kinds, notice: `${notice} ${verdict}`, note: verdict };
  ids["publicationId"] = (await ask(operations.correctPublication, editor, said)).id;
}

/** What lists every verdict there is, whatever was given. */
const listsVerdicts =
  /^(getApiDocument|getReviewPolicy|getAgreement|getPublication|exportReport (html|zip)|exportPublication html)/u;

/** Where the words stand, by the names of what tells them. */
const tellers = (told: Map<string, string>, words: string): string[] =>
  [...told].flatMap(([name, said]) => (said.includes(words) ? [name] : []));

function expectBlind(told: Map<string, string>, markers: readonly string[]): void {
  expect(told.size).toBeGreaterThan(25);
  for (const marker of markers) expect(tellers(told, marker)).toEqual([]);
  for (const word of [verdict, "Conflicting", "wrong-number", "1999-12-31"]) {
    expect(tellers(told, word).filter((name) => !listsVerdicts.test(name))).toEqual([]);
  }
}

/** The reports of an article without any verdict say so often that there is such a one on the scale. */
async function expectUnrated(reader: Actor, told: Map<string, string>): Promise<void> {
  // one that they read blind as well: of what was published the record and the bundle have nothing for them
  const blank = await allThatIsTold(reader, await place({ secondReader: reader.personId }));
  const counted = (said: string | undefined) => said?.match(/conflicting/giu)?.length ?? 0;
  for (const [name, said] of told) {
    if (/^(export(Report|Publication)|getPublication)/u.test(name))
      expect(counted(said), name).toBe(counted(blank.get(name)));
  }
}

const all: Role[] = ["checker", "editor", "legal", "admin"];
// what a role adds is the same on each database
const circles: Role[][] = dialect === "sqlite" ? [["checker"], ["editor", "legal"], all] : [all];

describe.each(circles.map((circle) => [circle.join(" and "), circle] as const))("a second reader, %s,", (_, circle) => {
  it("is told nothing of the first opinion before their own, and all of it after", async () => {
    const reader = acting(await aPerson(...circle));
    const here = await place({ secondReader: reader.personId });
    const marker = `marker-${here.claimId}`;
    const { claimId, articleId } = here;
    const draft = opinionOf(`draft ${marker}`, [here.ids["evidenceId"] ?? ""]);
    // while the verdict is being written, and talked of
    await ask(operations.saveDraft, first, { claimId, ...draft });
    await talkOf(claimId, marker, { first, editor });
    expectBlind(await allThatIsTold(reader, here), [marker]);
    // when it was given, and another is being written
    await ask(operations.giveOpinion, first, { claimId, ...opinionOf(marker, draft.cites) });
    await ask(operations.saveDraft, first, { claimId, ...draft });
    await publishAgain(here);
    const told = await allThatIsTold(reader, here);
    expectBlind(told, [marker]);
    await expectUnrated(reader, told);
    expect(await ask(operations.getClaim, reader, { claimId })).toMatchObject({ status: "proposed", verdict: null });
    // the same questions are answered to others: this test can fail
    const open = await allThatIsTold(first, here);
    for (const name of ["listComments", "listArticleComments", "followArticle", "getClaimHistory", "listEvents"]) {
      expect(tellers(open, `said ${marker}`)).toContain(name);
    }
    for (const name of ["listOpinions", "getDraft", "getClaimHistory", "listEvents", "exportReport json editor"]) {
      expect(tellers(open, marker)).toContain(name);
    }
    for (const name of [
      "getClaim",
      "listClaims",
      "searchClaims",
      "workspace",
      "exportReport csv editor",
      "getPublication",
      "listPublications",
      "exportPublication md",
    ]) {
      expect(`${tellers(open, verdict).join()},${tellers(open, "Conflicting").join()}`).toContain(name);
    }
    // what they write themselves is theirs alone
    const own = `own-${claimId}`;
    await ask(operations.saveSecondDraft, reader, { claimId, justification: own });
    expect(tellers(await allThatIsTold(first, here), own)).toEqual([]);
    expect(tellers(await allThatIsTold(everything, here), own)).toEqual([]);
    expect(tellers(await allThatIsTold(reader, here), own)).toContain("getSecondDraft");
    const given = { verdict: "refuted", justification: own, missing: "m" };
    const answer = await ask(operations.giveSecondOpinion, reader, { claimId, ...given });
    expect(answer.claim.verdict).toMatchObject({ verdict });
    const after = await allThatIsTold(reader, here);
    expect(tellers(after, `${marker} j`)).toEqual(expect.arrayContaining(["listOpinions", "listEvents"]));
    expect(tellers(after, `said ${marker}`)).toEqual(expect.arrayContaining(["listComments", "listArticleComments"]));
    // but what is being written now
    expect(tellers(after, `draft ${marker}`)).toEqual([]);
    expect(await ask(operations.listSecondOpinions, first, { claimId })).toMatchObject({
      items: [{ verdict: "refuted" }],
    });
    expect(articleId).not.toBe("");
  });

  it("cannot get to see it by another way", async () => {
    const reader = acting(await aPerson(...circle));
    const here = await place({ secondReader: reader.personId });
    const { claimId, articleId } = here;
    const marker = `marker-${claimId}`;
    const said = opinionOf(marker, []);
    await ask(operations.giveOpinion, first, { claimId, ...said });
    const { version } = await ask(operations.getClaim, reader, { claimId });
    const other = await aClaim(editor, articleId, "zeta");
    const tries: [string, () => Promise<unknown>][] = [
      ["take themselves out", () => ask(operations.updateClaim, reader, { claimId, version, secondReader: null })],
      ["name another", () => ask(operations.updateClaim, reader, { claimId, version, secondReader: editor.personId })],
      ["be in charge", () => ask(operations.updateClaim, reader, { claimId, version, assignee: reader.personId })],
      [
        "take many out",
        () => ask(operations.assignClaims, reader, { articleId, claimIds: [claimId], secondReader: null }),
      ],
      ["begin a draft", () => ask(operations.saveDraft, reader, { claimId, justification: "x" })],
      ["discard the draft", () => ask(operations.discardDraft, reader, { claimId, version: 1 })],
      ["give the first", () => ask(operations.giveOpinion, reader, { claimId, ...said })],
      ["agree", () => ask(operations.moveClaim, reader, { claimId, version, move: "agree" })],
      ["dispute", () => ask(operations.moveClaim, reader, { claimId, version, move: "dispute", reason: "r" })],
      ["return", () => ask(operations.moveClaim, reader, { claimId, version, move: "return", reason: "r" })],
      ["approve", () => ask(operations.moveClaim, reader, { claimId, version, move: "approve" })],
      ["approve many", () => ask(operations.approveClaims, reader, { articleId, claimIds: [claimId] })],
      [
        "merge it away",
        () =>
          ask(operations.mergeClaims, reader, { claimId: other.id, version: 1, other: claimId, otherVersion: version }),
      ],
      [
        "merge into it",
        () => ask(operations.mergeClaims, reader, { claimId, version, other: other.id, otherVersion: 1 }),
      ],
    ];
    for (const [what, attempt] of tries) {
      const error = await attempt().then(
        (): { code?: string } => ({}),
        (refused: unknown) => refused as { code?: string },
      );
      expect(["forbidden", "conflict", "invalid"], what).toContain(error.code);
      expect(JSON.stringify(error, Object.getOwnPropertyNames(error)), what).not.toMatch(
        new RegExp(`${marker}|${verdict}`, "u"),
      );
    }
    // deleting it and bringing it back shows no more than before, to those who may
    if (can(reader, "claim.delete")) {
      await ask(operations.deleteClaim, reader, { claimId, version });
      const back = await ask(operations.restoreClaim, reader, { claimId });
      expect(back.verdict).toBeNull();
    }
    expectBlind(await allThatIsTold(reader, here), [marker]);
    // somebody else may let another read
    const present = await ask(operations.getClaim, editor, { claimId });
    await ask(operations.updateClaim, editor, { claimId, version: present.version, secondReader: null });
    expect((await ask(operations.listOpinions, reader, { claimId })).items).toHaveLength(1);
  });
});

it("a third reader is told neither opinion before their own", async () => {
  const [second, third] = [acting(await aPerson("checker")), acting(await aPerson("editor", "legal"))];
  const here = await place({ secondReader: second.personId, thirdReader: third.personId });
  const { claimId } = here;
  const [one, two, why] = [`one-${claimId}`, `two-${claimId}`, `why-${claimId}`];
  await ask(operations.giveOpinion, first, { claimId, ...opinionOf(one, []) });
  await ask(operations.giveSecondOpinion, second, { claimId, ...opinionOf(two, []), verdict: "not-checkable" });
  const before = await allThatIsTold(third, here);
  expectBlind(before, [one, two]);
  // what the two said is in no figure yet
  const figures = (await ask(operations.getAgreement, third, {})).pairs;
  const { version } = await ask(operations.getClaim, second, { claimId });
  await ask(operations.moveClaim, second, { claimId, version, move: "dispute", reason: why });
  const told = await allThatIsTold(third, here);
  expectBlind(told, [one, two, why]);
  expect(tellers(told, "not-checkable").filter((name) => !listsVerdicts.test(name))).toEqual([]);
  expect((await ask(operations.getAgreement, third, {})).pairs).toBe(figures);
  expect((await ask(operations.getAgreement, second, {})).pairs).toBe(figures + 1);
  await ask(operations.giveSecondOpinion, third, { claimId, ...opinionOf("three", []), verdict: "not-checkable" });
  const after = await allThatIsTold(third, here);
  for (const marker of [one, two, why]) expect(tellers(after, marker)).toContain("listEvents");
});
