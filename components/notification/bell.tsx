"use client";
import { notificationHref, notificationWords } from "@/core/notifications.ts";
import { Glyph } from "../ui/glyph.tsx";
import { Menu, MenuItem, MenuLine, MenuLink, MenuText } from "../ui/menu.tsx";
import { momentInWords } from "../ui/moments.ts";
import { readNotifications, useInbox } from "./inbox.ts";
import "./notification.css";

/** The bell of the top bar: how many notifications are not read, and under it the newest, each leading to its claim. */
export function Bell() {
  const inbox = useInbox();
  const unread = inbox?.unread ?? 0;
  const bell = (
    <button
      type="button"
      className="icb bell"
      aria-label={unread === 0 ? "Notifications" : `Notifications, ${unread} not read`}
    >
      <Glyph name="bell" className="icon" />
      {unread > 0 && (
        <span className="bell-count num" aria-hidden="true">
          {unread > 99 ? "99+" : unread}
        </span>
      )}
    </button>
  );
  return (
    <Menu trigger={bell}>
      <MenuText>{inbox?.items.length === 0 ? "Nothing was told to you yet." : "Notifications"}</MenuText>
      {inbox?.items.map((item) => (
        <MenuLink
          key={item.id}
          href={notificationHref(item)}
          onSelect={() => {
            if (item.readAt === null) void readNotifications({ ids: [item.id] });
          }}
        >
          <span className={item.readAt === null ? "told-i new" : "told-i"}>
            <span className="told-w">
              {notificationWords(item)}
              {item.readAt === null && <span className="vh"> (not read)</span>}
            </span>
            <span className="told-x dim">
              <span className="told-c" dir="auto">
                {item.claim || item.articleTitle}
              </span>
              <span className="nowrap">{momentInWords(Date.parse(item.createdAt))}</span>
            </span>
          </span>
        </MenuLink>
      ))}
      <MenuLine />
      {unread > 0 && (
        <MenuItem onSelect={() => void readNotifications({ until: inbox?.items[0]?.createdAt ?? "" })}>
          Mark all as read
        </MenuItem>
      )}
      <MenuLink href="/notifications">
        <span className="grow">All notifications</span>
        <span aria-hidden="true">
          <kbd>G</kbd> <kbd>N</kbd>
        </span>
      </MenuLink>
    </Menu>
  );
}
