import { picturesIn } from "@/core/pictures.ts";
import { Glyph } from "../ui/glyph.tsx";
import { sizeInWords } from "../snapshot/copy-words.ts";
import type { Reading } from "./import-draft.ts";
import { inNumbers, kindInWords } from "./original-words.ts";
import { Hash, NoteList } from "./proof.tsx";

function whatCame({ from, pages }: Reading): string {
  const counted = pages.length > 0 ? [inNumbers(pages.length, "page")] : [];
  return [kindInWords(from.mediaType), sizeInWords(from.size), ...counted].join(" · ");
}

/** In a line over the text: what it was read from, where the notes on it stand, and what is missing. */
export function ReadFromLine({ reading }: { reading: Reading }) {
  const { notes, missing } = reading;
  return (
    <>
      <p className="mid look-from">
        {whatCame(reading)}
        {notes.length > 0 && (
          <>
            {" · "}
            <a href="#how-read">{inNumbers(notes.length, "note")} on how it was read</a>
          </>
        )}
      </p>
      {missing !== "" && (
        <p className="form-error">
          <Glyph name="warn" />
          <span>{missing}</span>
        </p>
      )}
    </>
  );
}

/** What a reader dropped or took in a certain way, and what is kept as it came. */
export function ReadFromPart({ reading }: { reading: Reading }) {
  const pictures = picturesIn(reading.document);
  return (
    <>
      <h2 id="how-read" tabIndex={-1}>
        How it was read
      </h2>
      {reading.notes.length === 0 ? (
        <p className="mid">Nothing was dropped, joined or changed.</p>
      ) : (
        <NoteList notes={reading.notes} />
      )}
      {pictures.length > 0 && (
        <>
          <h2>Pictures</h2>
          <p className="mid">None was loaded. What their page says of them is no part of the text.</p>
          <ol className="notes">
            {pictures.map((label, index) => (
              <li key={index} dir="auto">
                {label}
              </li>
            ))}
          </ol>
        </>
      )}
      <h2>What is kept</h2>
      <p>{whatCame(reading)}</p>
      <p className="mid">Every byte is kept as it came, beside the text you correct here.</p>
      <Hash sha256={reading.from.sha256} />
    </>
  );
}
