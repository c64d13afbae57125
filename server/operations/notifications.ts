import * as inputs from "@/core/inputs/notifications.ts";
import { z } from "zod";
import { listNotifications, readNotifications } from "../notifications.ts";
import { operation } from "../operation.ts";

/** What the outside can do about what waits for the person who asks. */
export const notificationOperations = {
  listNotifications: operation({
    verb: "GET",
    path: "/me/notifications",
    summary: "What you were told, the newest first, and how much of it is not read",
    input: inputs.ListNotifications,
    output: inputs.notificationList,
    status: 200,
    useCase: listNotifications,
  }),
  readNotifications: operation({
    verb: "POST",
    path: "/me/notifications/read",
    summary: "Mark your notifications as read: those named, or all",
    input: inputs.ReadNotifications,
    output: z.object({ unread: z.number().int() }),
    status: 200,
    useCase: readNotifications,
  }),
};
