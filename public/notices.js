// Shows what a page of Switchboard asks it to, where a browser lets no page do so itself (Chrome on Android), and
// brings whoever presses a notice to what it is about. It answers no request and keeps nothing.

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  event.waitUntil(bring(event.notification.data));
});

/** Shows the page that a notice is about: the one that is open already, or a new one. */
async function bring(address) {
  if (!address) return;
  const place = new URL(address, self.location.origin);
  if (place.origin !== self.location.origin) return;
  const pages = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = pages.find((page) => new URL(page.url).pathname === place.pathname);
  await (open ? open.focus() : self.clients.openWindow(place.href));
}
