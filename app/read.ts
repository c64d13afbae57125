import { notFound } from "next/navigation";
import { Refusal } from "@/core/refusal.ts";

/** What a page reads through a use case; what is not there, or not for this person, is the page «not found». */
export async function read<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof Refusal && (error.code === "not-found" || error.code === "invalid")) notFound();
    throw error;
  }
}
