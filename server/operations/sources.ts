import { Nothing } from "@/core/inputs/people.ts";
import { pageOf } from "@/core/inputs/common.ts";
import * as inputs from "@/core/inputs/sources.ts";
import * as views from "@/core/inputs/views.ts";
import * as derivations from "../derivations.ts";
import { suggestDerivations } from "../derivation-suggestions.ts";
import { operation } from "../operation.ts";
import { getPolicy, updatePolicy } from "../policy.ts";
import { mergeSources } from "../source-merges.ts";
import { unmergeSource } from "../source-unmerges.ts";

export const sourceOperations = {
  mergeSources: operation({
    verb: "POST",
    path: "/sources/{sourceId}/merge",
    summary: "Merge a duplicate into a source; it can be undone",
    input: inputs.MergeSources,
    output: views.source,
    status: 200,
    useCase: mergeSources,
  }),
  unmergeSource: operation({
    verb: "POST",
    path: "/sources/{sourceId}/unmerge",
    summary: "Undo the merge of a source into another one",
    input: inputs.UnmergeSource,
    output: views.source,
    status: 200,
    useCase: unmergeSource,
  }),
  listDerivations: operation({
    verb: "GET",
    path: "/sources/{sourceId}/derivations",
    summary: "What a source derives from, and what derives from it",
    input: inputs.OfSource,
    output: pageOf(views.derivationView),
    status: 200,
    useCase: derivations.listDerivations,
  }),
  suggestDerivations: operation({
    verb: "GET",
    path: "/sources/{sourceId}/derivation-suggestions",
    summary: "Sources that this one may have it from: shared words, or a name; nothing is kept of it",
    input: inputs.OfSource,
    output: pageOf(views.derivationSuggestion),
    status: 200,
    useCase: suggestDerivations,
  }),
  addDerivation: operation({
    verb: "POST",
    path: "/sources/{sourceId}/derivations",
    summary: "Say that a source has it from another one",
    input: inputs.AddDerivation,
    output: views.derivationView,
    status: 201,
    useCase: derivations.addDerivation,
  }),
  deleteDerivation: operation({
    verb: "DELETE",
    path: "/derivations/{derivationId}",
    summary: "Take back that a source has it from another one",
    input: inputs.VersionedDerivation,
    output: views.nothing,
    status: 204,
    useCase: derivations.deleteDerivation,
  }),
  getOrigins: operation({
    verb: "GET",
    path: "/claims/{claimId}/origins",
    summary: "From how many origins the evidence on a claim comes",
    input: inputs.OfClaim,
    output: views.claimOrigins,
    status: 200,
    useCase: derivations.getOrigins,
  }),
  getPolicy: operation({
    verb: "GET",
    path: "/policy",
    summary: "The desk's rules on evidence",
    input: Nothing,
    output: inputs.PolicyView,
    status: 200,
    useCase: getPolicy,
  }),
  updatePolicy: operation({
    verb: "PUT",
    path: "/policy",
    summary: "Set the desk's rules on evidence",
    input: inputs.UpdatePolicy,
    output: inputs.PolicyView,
    status: 200,
    useCase: updatePolicy,
  }),
} as const;
