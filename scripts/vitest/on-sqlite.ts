import { giveTemporaryData } from "./temporary-data.ts";

giveTemporaryData();
