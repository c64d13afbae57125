import type { Notification } from "@/core/notifications.ts";
import type { Write } from "./client.ts";
import { notifications } from "./schema.ts";

export function insertNotification(row: Notification): Write {
  return (tx) => tx.insert(notifications).values(row).onConflictDoNothing().returning({ id: notifications.id });
}
