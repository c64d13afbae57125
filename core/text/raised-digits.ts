/** U+2070 to U+208E of Unicode, and the three of Latin-1, by the sign they raise or lower. */
const signs = "0123456789+-=()";
const shapes = { sup: "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾", sub: "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎" } as const;

/** Digits and their signs; «n» alone raised is an exponent too. Full stops, commas and spaces between stay as they are. */
const shiftable = /^[\d+\-−–=(),.\s]*[\d+\-−][\d+\-−–=(),.\s]*$/u;

/**
 * Digits that stand raised («sup») or lowered («sub») as the characters that Unicode has for them, so that plain text
 * keeps what they mean: 10⁶, CO₂. Undefined for what has no such characters: «1st», «[1]».
 */
export function shiftedDigits(text: string, shift: keyof typeof shapes): string | undefined {
  if (shift === "sup" && text.trim() === "n") return text.replace("n", "ⁿ");
  if (!shiftable.test(text)) return undefined;
  // a dash before the first digit is a minus, one between two is a range
  const plain = text.replaceAll("−", "-").replace(/^(\s*)–/u, "$1-");
  return [...plain].map((sign) => shapes[shift][signs.indexOf(sign)] ?? sign).join("");
}

/** Elements that hold words alone and raise or lower them: by their tag, or by their style, as Google Docs has it. */
const shifting =
  /<(sup|sub|span(?=[^<>]*\bvertical-align\s*:\s*(super|sub)\b))\b[^<>]*>([^<>]*)<\/(?:sup|sub|span)\s*>/giu;

/** HTML in which raised and lowered digits are the characters that Unicode has for them. */
export function withShiftedDigits(html: string): string {
  return html.replaceAll(shifting, (whole: string, tag: string, style: string | undefined, text: string) => {
    const shift = (style ?? tag).toLowerCase().replace("super", "sup");
    return shiftedDigits(text, shift as keyof typeof shapes) ?? whole;
  });
}
