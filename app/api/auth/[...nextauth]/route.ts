import { providerCallback } from "@/server/auth.ts";

/** Where the sign-in provider sends people back to. */
export const GET = providerCallback;
