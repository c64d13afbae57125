import { respond } from "@/app/respond.ts";
import { notificationOperations } from "@/server/operations/notifications.ts";

export const GET = respond(notificationOperations.listNotifications);
