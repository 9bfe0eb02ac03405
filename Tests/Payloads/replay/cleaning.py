"""What feedmill, feedparser and trafilatura make of payloads."""
import base64
import json
import subprocess
from xml.sax.saxutils import escape

URL = "https://base.example/a/b"
WORDS = "<p>" + "Many plain words stand here, so that this is an article and not a list of links. " * 4 + "</p>"


def rss(payloads):
    items = "".join(
        f"<item><guid isPermaLink='false'>{index}</guid><title>T</title>"
        f"<description>{escape(payload)}</description></item>"
        for index, payload in enumerate(payloads)
    )
    return f"<?xml version='1.0' encoding='utf-8'?><rss version='2.0'><channel><title>A</title>{items}</channel></rss>"


def json_feed(payloads):
    items = [{"id": str(index), "content_html": payload} for index, payload in enumerate(payloads)]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "A", "items": items})


def page(payload):
    return (
        "<!doctype html><html><head><meta charset=utf-8><title>T</title></head><body><article><h1>T</h1>"
        f"{WORDS}{payload}{WORDS}</article></body></html>"
    )


def run(binary, arguments, lines):
    text = "".join(json.dumps(line) + "\n" for line in lines)
    outcome = subprocess.run([binary, *arguments], input=text.encode(), capture_output=True, check=False)
    if outcome.returncode not in (0, 65):
        raise SystemExit(f"payloads: {arguments} ended with {outcome.returncode}: {outcome.stderr[:500]}")
    return outcome.stdout.decode()


def by_feedmill(binary, payloads):
    """Named lists of outputs, one for each payload."""
    for name, feed in (("RSS", rss), ("JSON Feed", json_feed)):
        line = {"url": URL, "body_base64": base64.b64encode(feed(payloads).encode()).decode()}
        read = json.loads(run(binary, ["parse", "--ndjson"], [line]))
        items = {item["id"]: item for item in read["items"]}
        yield f"feedmill, {name}", [items[str(i)].get("content_html", "") for i in range(len(payloads))]
    pages = [{"url": URL, "key": index, "html": page(payload)} for index, payload in enumerate(payloads)]
    out = run(binary, ["extract", "--ndjson"], pages).splitlines()
    yield "feedmill, pages", [json.loads(line).get("content_html", "") for line in out]
    # Without a separator of its own, --format html is asked for in one piece: all outputs together.
    together = run(binary, ["extract", "--ndjson", "--format", "html"], pages)
    yield "feedmill, pages as HTML, all in one", [together]


def beside(python, payloads):
    """The same for feedparser and trafilatura, run by a Python that has them."""
    for name, task in (("feedparser", FEEDPARSER), ("trafilatura, HTML", TRAFILATURA)):
        given = {"rss": rss(payloads), "pages": [page(payload) for payload in payloads]}
        outcome = subprocess.run([python, "-c", task], input=json.dumps(given).encode(), capture_output=True)
        if outcome.returncode:
            raise SystemExit(f"payloads: {name}: {outcome.stderr.decode()[-500:]}")
        answer = json.loads(outcome.stdout)
        yield f"{name} {answer['version']}", answer["outputs"]


FEEDPARSER = """
import feedparser, json, sys
given = json.load(sys.stdin)
read = feedparser.parse(given["rss"].encode())
found = {entry.id: entry.get("summary", "") for entry in read.entries}
print(json.dumps({"version": feedparser.__version__,
                  "outputs": [found.get(str(i), "") for i in range(len(given["pages"]))]}))
"""

TRAFILATURA = """
import json, sys, trafilatura
given = json.load(sys.stdin)
outputs = [trafilatura.extract(page, url="https://base.example/a/b", output_format="html", include_links=True,
                               include_images=True, include_formatting=True, include_tables=True) or ""
           for page in given["pages"]]
print(json.dumps({"version": trafilatura.__version__, "outputs": outputs}))
"""
