/** Limits of security.md 6 on reading files from outside. */

/** In milliseconds, from the start of the process. */
export const longestRun = 15_000;
/** Memory of the whole process in bytes: the heap's 256 MB, and buffers outside of it that no flag of node limits. */
export const mostMemory = 900_000_000;
/** Elements of a page or of a DOCX file. */
export const mostElements = 200_000;
/** Pages of a PDF. */
export const mostPages = 500;
/** Bytes of a page's HTML. */
export const longestHtml = 20_000_000;
/** Entries of a DOCX file. */
export const mostEntries = 2_000;
/** Bytes of a DOCX file's entries together, inflated. */
export const mostInflated = 50_000_000;

/** The file descriptor on which the process answers: what a library prints must not reach the answer. */
export const answerChannel = 3;
