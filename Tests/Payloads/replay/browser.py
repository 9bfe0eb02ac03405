"""Gives HTML to headless Chromium and looks what it does there."""
import http.server
import json
import os
import re
import signal
import subprocess
import tempfile
import threading

HERE = os.path.dirname(os.path.abspath(__file__))
# The payloads' own host, which nothing that is clean asks for anything. A request through a proxy doesn't tell
# what page it is for, so the host's name does.
HOSTILE = re.compile(r"\bt(\d+)\.example\b")
LIMIT_IN_SECONDS = 600


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_):
        """A browser that hangs up is nothing to tell of."""


class Watch:
    """A server that is the browser's proxy as well: it sees every request."""

    def __init__(self, outputs):
        self.outputs = outputs
        self.asked = {}
        self.report = None
        self.ended = threading.Event()
        watch = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                watch.answer(self)

            def do_CONNECT(self):
                watch.note(self.path)
                self.close_connection = True
                self.send_error(403)

            def do_POST(self):
                body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
                if not self.path.endswith("watch.test/report"):
                    return watch.answer(self)
                watch.report = json.loads(body)
                watch.send(self, b"")
                watch.ended.set()

            def log_message(self, *_):
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def note(self, target):
        if host := HOSTILE.search(target):
            self.asked.setdefault(int(host[1]), target)

    def answer(self, request):
        path = request.path.removeprefix("http://watch.test")
        if path.startswith("/case/"):
            case = int(path.rsplit("/", 1)[-1])
            html = self.outputs[case].replace("t.example", f"t{case}.example")
            self.send(request, (FRAME + html).encode("utf-8", "replace"))
        elif path == "/":
            with open(HERE + "/watch.html", encoding="utf-8") as file:
                self.send(request, file.read().replace("{{cases}}", str(len(self.outputs))).encode())
        else:
            self.note(request.path)
            request.send_error(404)

    def send(self, request, body):
        request.send_response(200)
        request.send_header("Content-Type", "text/html; charset=utf-8")
        request.send_header("Content-Length", str(len(body)))
        request.end_headers()
        request.wfile.write(body)


# Runs before anything of a payload; the name stands for its case.
FRAME = (
    "<!doctype html><meta charset=utf-8><script>for (const name of ['alert', 'msgbox', 'confirm', 'prompt'])"
    " window[name] = () => parent.ran(window.name);</script><body>"
)


def findings(chromium, outputs):
    """By kind, what is wrong with which output."""
    watch = Watch(outputs)
    with tempfile.TemporaryDirectory(prefix="feedmill-chromium-") as folder:
        browser = subprocess.Popen(
            [
                chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-dev-shm-usage",
                f"--user-data-dir={folder}", f"--proxy-server=127.0.0.1:{watch.server.server_port}",
                "--proxy-bypass-list=<-loopback>", "--ignore-certificate-errors", "--disable-popup-blocking",
                "--autoplay-policy=no-user-gesture-required", "http://watch.test/",
            ],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
        )
        try:
            if not watch.ended.wait(LIMIT_IN_SECONDS):
                raise SystemExit("payloads: Chromium did not come to an end")
        finally:
            os.killpg(browser.pid, signal.SIGKILL)
            browser.wait()
            watch.server.shutdown()
    kinds = {"script": {}, "moved": {}, "request": {}, "changing": {}}
    for case, kind, what in watch.report:
        kinds[kind].setdefault(int(case), what)
    kinds["request"].update(watch.asked)
    return kinds
