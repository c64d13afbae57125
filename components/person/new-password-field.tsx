"use client";
import { useState } from "react";
import { passwordProblem, shortestPassword } from "@/core/passwords.ts";
import { Field } from "../ui/field.tsx";

/**
 * A field for a new password that says while somebody types what is missing. `about` holds what must not be in it;
 * the common ones are known on the server only, whose answer comes as `problem`.
 */
export function NewPasswordField({
  label = "Password",
  about,
  problem,
}: {
  label?: string;
  about: () => readonly string[];
  problem: string | undefined;
}) {
  const [typed, setTyped] = useState("");
  const [refused, setRefused] = useState({ problem, typed: "" });
  const [left, setLeft] = useState(false);
  if (refused.problem !== problem) setRefused({ problem, typed });
  const now = typed === "" ? undefined : passwordProblem(typed, about());
  const answered = problem !== undefined && typed === refused.typed ? problem : undefined;
  const shown = (left ? now : undefined) ?? answered;
  return (
    <Field
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      required
      minLength={shortestPassword}
      hint={now ?? (typed === "" ? `At least ${shortestPassword} characters. Several words are best.` : "Long enough.")}
      problem={shown}
      onChange={(event) => setTyped(event.target.value)}
      onBlur={() => setLeft(true)}
    />
  );
}
