/** A moment: ISO 8601 in UTC with milliseconds and Z, as Date#toISOString writes it. Sorts as text. */
export type Time = string;

/** A date as precise as it is known: YYYY, YYYY-MM, YYYY-MM-DD, or a Time. */
export type PartialDate = string;
