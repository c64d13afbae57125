import { publishOpen } from "@/app/publish-open.ts";
import { publishedReviews } from "@/server/published.ts";

export const dynamic = "force-dynamic";
export const GET = publishOpen(publishedReviews);
