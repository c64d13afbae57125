import { respond } from "@/app/respond.ts";
import { notificationOperations } from "@/server/operations/notifications.ts";

export const POST = respond(notificationOperations.readNotifications);
