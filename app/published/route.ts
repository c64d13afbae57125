import { publishOpen } from "@/app/publish-open.ts";
import { publishedIndex } from "@/server/published.ts";

export const dynamic = "force-dynamic";
export const GET = publishOpen(publishedIndex);
