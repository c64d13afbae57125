import { inject } from "vitest";
import { giveTemporaryData } from "./temporary-data.ts";

giveTemporaryData();
process.env.DATABASE_URL = inject("postgresUrl");
