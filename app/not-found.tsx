import { DeadLink } from "@/components/person/dead-link.tsx";
import "@/components/person/person.css";

/** For addresses that lead nowhere, and for what somebody may not see. */
export default function NotFound() {
  return (
    <DeadLink title="Not found" way={{ href: "/", label: "To the desk" }}>
      There is no such page, or it is not open to you. Nothing was changed.
    </DeadLink>
  );
}
