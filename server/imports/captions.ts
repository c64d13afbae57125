const agency =
  "(?:AP|AFP|EPA(?:-EFE)?|EFE|TASS|ITAR-TASS|Reuters|REUTERS|Getty(?: Images)?|Shutterstock|DPA|dpa|ANSA|UPI|PA(?: Wire| Images)?|Xinhua|Kyodo|RIA Novosti|Sputnik|Interfax|BelTA|Ukrinform|Unsplash|iStock|Alamy|Zuma(?: Press)?|NurPhoto|Anadolu(?: Agency)?|Bloomberg|CC[ -]BY(?:-SA)?[ \\d.]*|Wikimedia Commons)";
const name = "\\p{Lu}[\\p{L}.’'-]*(?: \\p{Lu}[\\p{L}.’'-]*){0,4}";
/** No sign of a name: else the pattern's time would double with each hyphen. */
const between = "(?: ?[/,] ?| via | [–-] )";
const credit = [
  `(?:${name}${between}){0,4}${agency}(?: ?Photo)?(?:${between}${name}){0,3}`,
  `(?:Photo(?:graph)?|Image|Picture|Pic|Illustration|Credit|Foto|Фото|Bild|Crédit photo)s?(?: credit| by| courtesy of)?(?: ?[:/©] ?|(?<=by|of) )[^.!?]{2,80}`,
  `© ?[^.!?]{2,80}`,
].join("|");
/** A credit stands alone, or after a sentence's end, and is the last of the paragraph. */
const credited = new RegExp(`(?:^|[.!?…”"’)\\]] +)[([]?(?:${credit})[)\\]]?$`, "u");

/** A caption says what a picture shows: longer paragraphs are prose that happens to name an agency. */
const longestCaption = 600;

/** Whether a paragraph or line is a picture's caption: by the credit it ends with («EPA / TASS», «Photo: X»). */
export function endsWithCredit(text: string): boolean {
  // The credit is sought in the last words only; the pattern would be slow on a long text.
  return text.length <= longestCaption && credited.test(text.slice(-160));
}
