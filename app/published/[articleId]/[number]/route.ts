import { publishOpen } from "@/app/publish-open.ts";
import { publishedPage } from "@/server/published.ts";

export const dynamic = "force-dynamic";
export const GET = publishOpen(({ articleId = "", number = "" }) => publishedPage(articleId, number));
