import { publishOpen } from "@/app/publish-open.ts";
import { publishedCard } from "@/server/published.ts";

export const dynamic = "force-dynamic";
export const GET = publishOpen(({ articleId = "" }) => publishedCard(articleId));
