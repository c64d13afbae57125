import { publishOpen } from "@/app/publish-open.ts";
import { publishedSitemap } from "@/server/published.ts";

export const dynamic = "force-dynamic";
export const GET = publishOpen(publishedSitemap);
