import { giveTemporaryData } from "./temporary-data.ts";

giveTemporaryData();
process.env.DATABASE_URL = "pglite:memory";
