import { Nothing } from "@/core/inputs/people.ts";
import * as views from "@/core/inputs/views.ts";
import { watchVerification } from "../audit.ts";
import { operation } from "../operation.ts";

export const auditOperations = {
  watchVerification: operation({
    verb: "GET",
    path: "/audit/verification",
    summary: "Verify the chain of the whole log: how far it is, then what was found",
    input: Nothing,
    output: views.verification,
    status: 200,
    streams: true,
    useCase: watchVerification,
  }),
} as const;
