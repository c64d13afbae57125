import { publishOpen } from "@/app/publish-open.ts";
import { publishedFont } from "@/server/published.ts";

export const dynamic = "force-dynamic";
export const GET = publishOpen(({ font = "" }) => publishedFont(font));
