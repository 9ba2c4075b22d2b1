"""Stripe's API on this machine, for the tests: localstripe, and what of the API it has not.

It listens on a free port of 127.0.0.1 and prints its address. What it adds to localstripe: the shapes of the version of the
API that we ask in, sessions of checkout and of the portal with the pages that people see there, ends of subscriptions, keys
by which the same is done once, and `/_test/...`, by which a test does what people and time do at Stripe. It keeps everything
in memory, and sends nothing by itself: a test brings the events, in the order it likes.
"""

import json
import sys
import time

from aiohttp import web
from localstripe import resources, server, webhooks
from localstripe.errors import UserError
from localstripe.resources import (
    Customer, Event, Invoice, PaymentMethod, Plan, StripeObject, Subscription, SubscriptionItem,
)

VERSION = "2026-10-28.endive"

# Two stand-ins on one machine must not share a file.
resources.Store.dump_to_disk = lambda self: None
# Each is kept in the order in which it happened, and none is sent.
resources.schedule_webhook = lambda event: None
webhooks.schedule_webhook = lambda event: None


# ---- The shapes of the version -------------------------------------------------------------

SubscriptionItem.price = property(
    lambda it: {"id": it.plan.id, "object": "price", "unit_amount": it.plan.amount, "currency": it.plan.currency})
SubscriptionItem.current_period_start = property(lambda it: it._current_period()["start"])
SubscriptionItem.current_period_end = property(lambda it: it._current_period()["end"])
Invoice.hosted_invoice_url = property(lambda it: f"{server.origin}/_page/invoice/{it.id}")
Invoice.number = property(lambda it: None if it.status == "draft" else it.id.upper()[-8:])


def prices(items):
    """What is called a price now was called a plan; an item is named, and there is only one."""
    return [{"plan": it["price"], "quantity": it.get("quantity", 1)} for it in items]


update = Subscription._update


def update_subscription(self, items=None, proration_behavior=None, **others):
    if items is not None:
        if items[0].get("id") != self.items._list[0].id:
            raise UserError(400, "No such subscription item")
        items = prices(items)
    update(self, items=items, **others)
    happened("customer.subscription.updated", self)


Subscription._update = update_subscription

preview = Invoice._api_create_preview_invoice.__func__


def create_preview(cls, subscription_details=None, **others):
    details = dict(subscription_details or {})
    details.pop("proration_behavior", None)
    if "items" in details:
        details["items"] = prices(details["items"])
    before = set(resources.store)
    try:
        return preview(cls, subscription_details=details or None, **others)
    finally:
        # Looking changes nothing; localstripe leaves what it computed with.
        for key in set(resources.store) - before:
            dict.pop(resources.store, key, None)


def newest_first(cls):
    listed = cls._api_list_all.__func__

    def list_all(cls, url, *given, limit=None, starting_after=None, **others):
        page = listed(cls, url, *given, limit=limit, starting_after=starting_after, **others)
        page._list = list(reversed(page._list))
        return page
    cls._api_list_all = classmethod(list_all)


newest_first(Event)


def happened(kind, thing):
    return Event(kind, thing)


# ---- Sessions -------------------------------------------------------------------------------

class CheckoutSession(StripeObject):
    object = "checkout.session"
    _id_prefix = "cs_"

    def __init__(self, mode=None, customer=None, client_reference_id=None, line_items=None, subscription_data=None,
                 success_url=None, cancel_url=None, locale=None):
        if mode != "subscription" or len(line_items or []) != 1 or not success_url or not cancel_url:
            raise UserError(400, "Bad request")
        Customer._api_retrieve(customer)
        Plan._api_retrieve(line_items[0]["price"])
        super().__init__()
        self.customer = customer
        self.client_reference_id = client_reference_id
        self.status = "open"
        self.subscription = None
        self.cancel_url = cancel_url
        self.success_url = success_url.replace("{CHECKOUT_SESSION_ID}", self.id)
        self._items = prices(line_items)
        self._data = subscription_data or {}

    @property
    def url(self):
        return f"{server.origin}/_page/checkout/{self.id}" if self.status == "open" else None

    def _complete(self):
        """Somebody gave a card and bought."""
        if self.status == "complete":
            return
        days = resources.try_convert_to_int(self._data.get("trial_period_days"))
        card(self.customer)
        bought = Subscription(customer=self.customer, items=self._items, metadata=self._data.get("metadata"),
                              trial_period_days=days)
        if days:
            bought.status = "trialing"
            bought.trial_end = bought.start_date + days * 86_400
        self.status = "complete"
        self.subscription = bought.id
        happened("checkout.session.completed", self)


class PortalSession(StripeObject):
    object = "billing_portal.session"
    _id_prefix = "bps_"

    def __init__(self, customer=None, return_url=None, locale=None):
        Customer._api_retrieve(customer)
        super().__init__()
        self.customer = customer
        self.return_url = return_url
        self.url = f"{server.origin}/_page/portal/{self.id}"


def card(customer):
    number = {"number": "4242424242424242", "exp_month": 12, "exp_year": 2040, "cvc": "123"}
    method = PaymentMethod(type="card", card=number)
    PaymentMethod._api_attach(method.id, customer=customer)
    Customer._api_update(customer, invoice_settings={"default_payment_method": method.id})


# ---- What people and time do ----------------------------------------------------------------

async def move(request):
    """A subscription gets another state, as time or a bank gives it."""
    given = await request.json()
    moved = Subscription._api_retrieve(request.match_info["id"])
    for name, value in given.items():
        setattr(moved, name, value)
    if moved.status == "canceled":
        moved.ended_at = int(time.time())
    kind = "deleted" if moved.status == "canceled" else "updated"
    return server.json_response(happened(f"customer.subscription.{kind}", moved)._export())


async def fail(request):
    """The next calls fail: {"status": 503, "times": 2}."""
    given = await request.json()
    server.failing = [given["status"]] * given.get("times", 1)
    return web.Response()


async def asked(_request):
    return web.json_response(server.asked)


def page(title, *links):
    lines = "".join(f'<p><a href="{where}">{what}</a></p>' for what, where in links)
    return web.Response(content_type="text/html", text=f"<!doctype html><title>{title}</title><h1>{title}</h1>{lines}")


async def checkout_page(request):
    session = CheckoutSession._api_retrieve(request.match_info["id"])
    return page("Stripe stand-in: checkout", ("Subscribe", f"/_page/checkout/{session.id}/buy"), ("Back", session.cancel_url))


async def buy(request):
    session = CheckoutSession._api_retrieve(request.match_info["id"])
    session._complete()
    raise web.HTTPSeeOther(session.success_url)


async def portal_page(request):
    return page("Stripe stand-in: portal", ("Back", PortalSession._api_retrieve(request.match_info["id"]).return_url))


async def invoice_page(request):
    return page(f"Stripe stand-in: invoice {Invoice._api_retrieve(request.match_info['id']).number}")


# ---- What every call passes -----------------------------------------------------------------

done = {}


@web.middleware
async def guard(request, handler):
    if not request.path.startswith("/v1/"):
        return await handler(request)
    key = request.headers.get("Idempotency-Key")
    server.asked.append({"method": request.method, "path": request.path, "key": key})
    if server.failing:
        status = server.failing.pop(0)
        return web.json_response({"error": {"type": "api_error", "message": "as it was told"}}, status=status)
    ours = server.get_api_key(request) is not None
    # The first call of a test, which makes prices, is not ours.
    if ours and request.headers.get("Stripe-Version", VERSION) != VERSION:
        raise UserError(400, "another version")
    if request.method != "POST" or key is None:
        return await handler(request)
    body = await request.read()
    if key in done:
        path, before, status, answer = done[key]
        if (path, before) != (request.path, body):
            return web.json_response(
                {"error": {"type": "idempotency_error", "message": "the same key with another form"}}, status=400)
        return web.Response(body=answer, status=status, content_type="application/json")
    response = await handler(request)
    done[key] = (request.path, body, response.status, response.body)
    return response


def routes(app):
    Invoice._api_create_preview_invoice = classmethod(create_preview)

    async def make_preview(request):
        given = await server.get_post_data(request) or {}
        return server.json_response(Invoice._api_create_preview_invoice(**given)._export())

    # Before those of localstripe, which would take them for other things.
    app.router.add_post("/v1/invoices/create_preview", make_preview)
    for where, kind in (("checkout/sessions", CheckoutSession), ("billing_portal/sessions", PortalSession)):
        app.router.add_post(f"/v1/{where}", server.api_create(kind, where))
        app.router.add_get(f"/v1/{where}/{{id}}", server.api_retrieve(kind, where))
    app.router.add_post("/_test/subscriptions/{id}", move)
    app.router.add_post("/_test/fail", fail)
    app.router.add_get("/_test/asked", asked)
    app.router.add_get("/_page/checkout/{id}", checkout_page)
    app.router.add_get("/_page/checkout/{id}/buy", buy)
    app.router.add_get("/_page/portal/{id}", portal_page)
    app.router.add_get("/_page/invoice/{id}", invoice_page)


@web.middleware
async def authorised(request, handler):
    if request.path.startswith("/v1/") and server.get_api_key(request) is None:
        raise UserError(401, "Unauthorized")
    return await handler(request)


async def main(port):
    app = web.Application(middlewares=[server.error_middleware, authorised, guard])
    routes(app)
    for route in server.app.router.routes():
        try:
            app.router.add_route(route.method, route.resource.canonical, route.handler)
        except RuntimeError:
            # One of ours stands in its place; GET brings its HEAD.
            pass
    runner = web.AppRunner(app, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", port)
    await site.start()
    server.origin = f"http://127.0.0.1:{site._server.sockets[0].getsockname()[1]}"
    print(server.origin, flush=True)


server.asked, server.failing, server.origin = [], [], ""

if __name__ == "__main__":
    import asyncio
    import os
    import threading

    loop = asyncio.new_event_loop()
    loop.run_until_complete(main(int(sys.argv[1]) if len(sys.argv) > 1 else 0))
    # Whoever started it holds the other end: it goes when they go.
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    loop.run_forever()
