import { Refusal } from "@/core/refusal.ts";
import { log } from "@/server/log.ts";
import { problem } from "../../../problem.ts";

/** What is asked for where there is nothing is answered in the API's own way, never with a page. */
function nothingHere(): Response {
  const message = "There is nothing at this address. What there is stands in /api/v1/openapi.json.";
  return problem(new Refusal("not-found", message), log());
}

export { nothingHere as GET, nothingHere as POST, nothingHere as PUT, nothingHere as PATCH, nothingHere as DELETE };
