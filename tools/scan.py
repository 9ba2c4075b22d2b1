"""Two scanners against a product that is thrown away afterwards: `cargo xtask scan` starts both.

First each scanner is shown a page that is broken on purpose: one that finds nothing there proves nothing elsewhere. Then
an owner signs in, every page that can be reached is read for addresses with parameters and for forms, sqlmap gets those,
and Wapiti looks for itself. Everything stays on this machine: what a server is lured to ask for listens here.

Says a figure on each line, `scan: NAME=VALUE goal = … met|missed`, and ends with 0 where each is met.
"""

import argparse
import json
import re
import shutil
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections import deque
from datetime import datetime, timezone
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

MODULES = "sql,xss,exec,file,ssrf,crlf,redirect"
# Whoever presses these is signed out, shut out, or asked for a code: nothing would be tried after them.
NOT_PRESSED = (
    "sign-out", "end-session", "end-other-sessions", "change-password", "require-factor", "start-factor", "confirm-factor",
    "remove-factor", "renew-codes", "change-role", "disable", "remove", "update-workspace", "sign-in", "speak",
)
# So many pages are read: the demo has many conversations and few kinds of pages.
MOST_PAGES = 400
MOST_OF_A_KIND = 3
ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")


class Figures:
    """What was measured, and whether it is as it should be."""

    def __init__(self):
        self.missed = 0

    def say(self, name, value, goal, is_met):
        self.missed += not is_met
        print(f"scan: {name}={value} goal {goal} {'met' if is_met else 'missed'}", flush=True)


class Planted(BaseHTTPRequestHandler):
    """A page that puts what it is given into its statement and into its text, asks for any address, and says who came."""

    asked = {}

    def do_GET(self):
        address = urllib.parse.urlsplit(self.path)
        given = {name: values[0] for name, values in urllib.parse.parse_qs(address.query).items()}
        if address.path.startswith("/ssrf/"):
            self.lured(address.path)
            return self.answer("seen", "text/plain")
        if address.path == "/get_ssrf.php":
            return self.answer(json.dumps(self.asked.get(given.get("session_id"), {})), "application/json")
        if address.path == "/item":
            return self.item(given.get("id", "1"))
        if address.path == "/say":
            return self.answer(f"<p>You said {given.get('word', '')}</p>")
        self.answer('<a href="/item?id=1">one</a> <a href="/say?word=hello">say</a>')

    def item(self, wanted):
        database = sqlite3.connect(":memory:")
        database.executescript("create table items (id, name); insert into items values (1, 'one'), (2, 'two')")
        try:
            rows = database.execute(f"select name from items where id = {wanted}").fetchall()
            self.answer("".join(f"<p>{name}</p>" for (name,) in rows))
        except sqlite3.Error as error:
            self.answer(f"sqlite3.OperationalError: {error}")

    def lured(self, path):
        """Remembers that a server was made to ask: /ssrf/SESSION/REQUEST/PARAMETER/"""
        parts = path.strip("/").split("/")
        if len(parts) >= 4:
            came = {
                "url": self.path, "date": datetime.now(timezone.utc).isoformat(), "ip": self.client_address[0],
                "method": self.command, "size": 0,
            }
            self.asked.setdefault(parts[1], {}).setdefault(parts[2], {}).setdefault(parts[3], []).append(came)

    def answer(self, text, kind="text/html"):
        body = text.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class Page(HTMLParser):
    """The addresses and the forms of a page."""

    def __init__(self, text):
        super().__init__()
        self.links, self.forms, self.form, self.area, self.select = [], [], None, None, None
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        given = {name: value or "" for name, value in attributes}
        if tag == "a" and "href" in given:
            self.links.append(given["href"])
        elif tag == "form":
            self.form = {"action": given.get("action", ""), "method": given.get("method", "get").lower(), "fields": []}
            self.forms.append(self.form)
        elif self.form is None or not given.get("name"):
            if tag == "option" and self.select is not None and (self.select[1] is None or "selected" in given):
                self.select[1] = given.get("value", "")
        elif tag == "input" and given.get("type") not in ("submit", "button", "file", "image", "reset"):
            if given.get("type") not in ("checkbox", "radio") or "checked" in given:
                self.form["fields"].append([given["name"], given.get("value", "")])
        elif tag == "select":
            self.select = [given["name"], None]
            self.form["fields"].append(self.select)
        elif tag == "textarea":
            self.area = [given["name"], ""]
            self.form["fields"].append(self.area)

    def handle_data(self, data):
        if self.area is not None:
            self.area[1] += data

    def handle_endtag(self, tag):
        if tag == "form":
            self.form = None
        elif tag == "textarea":
            self.area = None
        elif tag == "select":
            self.select = None


class StayHere(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


class Browser:
    """Somebody who is signed in. Cookies are kept by hand: theirs are for https alone, and this machine needs none."""

    def __init__(self, base):
        self.base, self.cookies = base, {}
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), StayHere)

    def cookie(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def ask(self, path, fields=None):
        """Status, kind, place that it sends to, text."""
        headers = {"Accept": "text/html", "Origin": self.base, "Sec-Fetch-Site": "same-origin", "Cookie": self.cookie()}
        data = None if fields is None else urllib.parse.urlencode(fields).encode()
        request = urllib.request.Request(self.base + path, data=data, headers=headers)
        try:
            answer = self.opener.open(request, timeout=30)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            for cookie in answer.headers.get_all("Set-Cookie", []):
                name, _, value = cookie.split(";")[0].partition("=")
                self.cookies[name] = value
            text = answer.read(4_000_000).decode(errors="replace")
            return answer.status, answer.headers.get_content_type(), answer.headers.get("Location", ""), text


def sign_in(base, email, password):
    browser = Browser(base)
    browser.ask("/login")
    status, _, place, _ = browser.ask("/api/team/sign-in", {"email": email, "password": password})
    home = re.match(r"/w/[^/]+", urllib.parse.urlsplit(place).path)
    if home is None and status in (302, 303):
        place = browser.ask(place or "/")[2]
        home = re.match(r"/w/[^/]+", urllib.parse.urlsplit(place).path)
    if home is None:
        sys.exit(f"nobody could sign in as {email}: {status} {place}")
    return browser, home.group()


def kind_of(path, names):
    return ID.sub("ID", path), tuple(sorted(set(names)))


def collect(browser, home):
    """Addresses with parameters and forms, a few of each kind; every page that leads to another is read."""
    waiting, seen, kinds, addresses, forms = deque([home, f"{home}/inbox"]), set(), {}, {}, {}
    while waiting and len(seen) < MOST_PAGES:
        path = waiting.popleft()
        bare = urllib.parse.urlsplit(path)
        kind = kind_of(bare.path, dict(urllib.parse.parse_qsl(bare.query, True)))
        kinds[kind] = kinds.get(kind, 0) + 1
        if path in seen or kinds[kind] > MOST_OF_A_KIND:
            continue
        seen.add(path)
        status, media, place, text = browser.ask(path)
        if status in (302, 303, 307) and place:
            waiting.append(urllib.parse.urljoin(path, place))
        if status != 200 or media != "text/html":
            continue
        page = Page(text)
        found = [urllib.parse.urljoin(path, link).split("#")[0] for link in page.links]
        for form in page.forms:
            action = urllib.parse.urljoin(path, form["action"] or path).split("#")[0]
            fields = [(name, value or "") for name, value in form["fields"] if name != "press"]
            if form["method"] == "get":
                found.append(f"{action.split('?')[0]}?{urllib.parse.urlencode(fields)}")
            elif fields and action.rsplit("/", 1)[-1] not in NOT_PRESSED:
                forms.setdefault(kind_of(action, [name for name, _ in fields]), (action, fields))
        for link in found:
            there = urllib.parse.urlsplit(link)
            if there.netloc or not (there.path == home or there.path.startswith(home + "/")):
                continue
            if there.query:
                names = dict(urllib.parse.parse_qsl(there.query, True))
                addresses.setdefault(kind_of(there.path, names), link)
            waiting.append(link)
    return seen, list(addresses.values()), list(forms.values())


def requests_of(base, cookie, addresses, forms):
    """The requests as sqlmap reads them from a file: each between two lines."""
    host = urllib.parse.urlsplit(base).netloc
    line = "=" * 54
    common = f"Host: {host}\r\nOrigin: {base}\r\nSec-Fetch-Site: same-origin\r\nCookie: {cookie}\r\n"
    written = []
    for link in addresses:
        written.append(f"GET {link} HTTP/1.1\r\nAccept: text/html\r\n{common}\r\n")
    for action, fields in forms:
        body = urllib.parse.urlencode(fields)
        head = f"POST {action} HTTP/1.1\r\nAccept: application/json\r\n{common}"
        written.append(
            f"{head}Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n\r\n{body}\r\n"
        )
    port = urllib.parse.urlsplit(base).port
    return "".join(f"{line}\r\n12:00:00  http://{host}:{port}  [127.0.0.1]\r\n{line}\r\n{it}\r\n{line}\r\n\r\n" for it in written)


def run(command, log, seconds):
    """Runs a scanner to its end, or to the end of its time."""
    with open(log, "w", encoding="utf-8") as output:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=subprocess.STDOUT)
        try:
            child.wait(seconds)
        except subprocess.TimeoutExpired:
            child.terminate()
            try:
                child.wait(20)
            except subprocess.TimeoutExpired:
                child.kill()
                child.wait()
    return Path(log).read_text(encoding="utf-8", errors="replace")


def sqlmap(program, requests, folder, seconds, dbms):
    """What it could inject into, and how many requests it took up."""
    folder.mkdir(parents=True, exist_ok=True)
    listed = folder / "requests.txt"
    listed.write_text(requests, encoding="utf-8", newline="")
    said = run(
        [
            program, "-l", str(listed), "--batch", "--flush-session", "--disable-coloring", "--threads=4", "--level=1",
            "--risk=1", f"--dbms={dbms}", "--ignore-code=401", "--retries=1", "--timeout=20",
            f"--time-limit={seconds}", f"--output-dir={folder}", f"--results-file={folder}/found.csv",
            # What a form is written with is no parameter of ours.
            "--skip=cookie,user-agent,referer,host", "--param-exclude=^(page|press)$",
        ],
        folder / "said.txt",
        seconds + 60,
    )
    found = len(re.findall(r"identified the following injection point", said))
    tried = len(re.findall(r"^\[\d+/\d+\] URL:", said, re.M))
    return found, tried


def wapiti(program, address, folder, seconds, endpoint, cookie=None, base=None, modules=MODULES):
    """The findings by their kind, the answers that failed, and how many pages were read."""
    folder.mkdir(parents=True, exist_ok=True)
    report = folder / "report.json"
    each = max(30, seconds // (len(modules.split(",")) + 2))
    command = [
        program, "-u", address, "--scope", "folder", "-m", modules, "--flush-session", "--no-bugreport", "-v", "1",
        "--max-scan-time", str(2 * each), "--max-attack-time", str(each), "-d", "6", "--max-files-per-dir", "30",
        "--max-parameters", "20", "-t", "10", "--store-session", str(folder / "session"), "--store-config",
        str(folder / "config"), "--endpoint", endpoint, "--dns-endpoint", "localhost", "-f", "json", "-o", str(report),
    ]
    if cookie:
        command += ["-C", cookie, "-H", f"Origin: {base}", "-H", "Sec-Fetch-Site: same-origin"]
        for door in NOT_PRESSED:
            for area in ("team", "channels"):
                command += ["-x", f"{address}api/{area}/{door}"]
                command += ["-x", f"{base}/api/{area}/{door}"]
    run(command, folder / "said.txt", seconds + 60)
    if not report.is_file():
        return None, 0, 0
    told = json.loads(report.read_text(encoding="utf-8"))
    found = {kind: len(all_of) for kind, all_of in told["vulnerabilities"].items() if all_of}
    failed = len(told.get("anomalies", {}).get("Internal Server Error", []))
    pages = told.get("infos", {}).get("crawled_pages_nbr", 0)
    return found, failed, pages


def prove(figures, words, endpoint, folder):
    """Both scanners see what is broken on purpose."""
    requests = requests_of(endpoint.rstrip("/"), "none=1", ["/item?id=1"], [])
    found, _ = sqlmap(words.sqlmap, requests, folder / "planted-sqlmap", 90, "sqlite")
    figures.say("sqlmap_sees_what_is_planted", found, ">= 1", found >= 1)
    found, _, _ = wapiti(words.wapiti, endpoint, folder / "planted-wapiti", 120, endpoint, modules="sql,xss")
    seen = len(found or {})
    figures.say("wapiti_sees_what_is_planted", seen, ">= 2", seen >= 2)


def main():
    reader = argparse.ArgumentParser()
    for name in ("base", "email", "password", "sqlmap", "wapiti", "folder"):
        reader.add_argument(f"--{name}", required=name != "base")
    reader.add_argument("--minutes", type=int, default=25)
    words = reader.parse_args()
    ends = time.monotonic() + 60 * words.minutes
    folder = Path(words.folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    figures = Figures()

    planted = ThreadingHTTPServer(("127.0.0.1", 0), Planted)
    threading.Thread(target=planted.serve_forever, daemon=True).start()
    endpoint = f"http://127.0.0.1:{planted.server_address[1]}/"
    prove(figures, words, endpoint, folder)
    if words.base:
        scan(figures, words, endpoint, folder, ends)
    planted.shutdown()
    print(f"scan: what the scanners said is in {folder}")
    sys.exit(1 if figures.missed else 0)


def scan(figures, words, endpoint, folder, ends):
    """Both scanners, signed in as an owner, within the time that is left."""
    browser, home = sign_in(words.base, words.email, words.password)
    seen, addresses, forms = collect(browser, home)
    figures.say("pages_read", len(seen), "> 0", len(seen) > 0)
    figures.say("addresses_with_parameters", len(addresses), "> 0", len(addresses) > 0)
    figures.say("forms", len(forms), "> 0", len(forms) > 0)

    requests = requests_of(words.base, browser.cookie(), addresses, forms)
    left = int(ends - time.monotonic())
    found, tried = sqlmap(words.sqlmap, requests, folder / "sqlmap", max(60, left * 3 // 5 - 60), "postgresql")
    given = len(addresses) + len(forms)
    figures.say("sqlmap_requests_tried", tried, f"= {given}", tried == given)
    figures.say("sqlmap_injections", found, "= 0", found == 0)

    left = int(ends - time.monotonic())
    kinds, failed, pages = wapiti(
        words.wapiti, f"{words.base}{home}/", folder / "wapiti", max(120, left - 90), endpoint, browser.cookie(), words.base
    )
    # Whoever is not let in sees one.
    figures.say("wapiti_pages", pages, ">= 10", pages >= 10)
    for kind, number in sorted((kinds or {}).items()):
        print(f"scan: wapiti says {kind}: {number}", flush=True)
    findings = sum(kinds.values()) if kinds is not None else "none told"
    figures.say("wapiti_findings", findings, "= 0", findings == 0)
    figures.say("wapiti_server_errors", failed, "= 0", failed == 0)

    # A scanner that was signed out tried the door of the house and nothing behind it.
    status = browser.ask(f"{home}/account")[0]
    figures.say("signed_in_at_the_end", int(status == 200), "= 1", status == 200)


if __name__ == "__main__":
    main()
