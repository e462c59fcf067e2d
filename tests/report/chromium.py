"""A headless Chromium, driven over its debugging pipe: JSON with a NUL behind it, on the file descriptors 3 and 4."""

import base64
import json
import os
import select
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")


def find_chromium():
    """Path of the browser; None where none is installed."""
    return next(filter(None, map(shutil.which, NAMES)), None)


class Browser:
    """One browser; each page is a tab of it."""

    def __init__(self, program):
        self._folder = tempfile.TemporaryDirectory(prefix="chromium-", ignore_cleanup_errors=True)
        theirs_in, self._out = map(_high, os.pipe())
        self._in, theirs_out = map(_high, os.pipe())

        def wire():
            os.dup2(theirs_in, 3)  # inheritable, as dup2 makes them
            os.dup2(theirs_out, 4)

        self._process = subprocess.Popen(
            [
                program, "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                "--disable-extensions", "--disable-background-networking", "--disable-component-update",
                "--host-resolver-rules=MAP * ~NOTFOUND", "--remote-debugging-pipe",
                f"--user-data-dir={self._folder.name}", "about:blank",
            ],
            preexec_fn=wire,  # noqa: PLW1509 - no thread runs here
            close_fds=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(theirs_in)
        os.close(theirs_out)
        self._number = 0
        self._buffer = b""
        self._answers = {}
        self.events = []

    def close(self):
        self._process.terminate()
        self._process.wait(timeout=10)
        os.close(self._in)
        os.close(self._out)
        self._folder.cleanup()

    def call(self, method, session=None, timeout=20, **parameters):
        """Send a command and return its result."""
        self._number += 1
        number = self._number
        message = {"id": number, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self._out, data) :]
        end = time.monotonic() + timeout
        while number not in self._answers:
            self.listen(end - time.monotonic())
            assert time.monotonic() < end, f"no answer to {method}"
        answer = self._answers.pop(number)
        assert "error" not in answer, (method, answer["error"])
        return answer["result"]

    def listen(self, seconds):
        """Take in what the browser says, for at most so long."""
        if select.select([self._in], [], [], max(0, seconds))[0]:
            chunk = os.read(self._in, 1 << 20)
            assert chunk, "the browser is gone"
            self._buffer += chunk
            *messages, self._buffer = self._buffer.split(b"\0")
            for message in map(json.loads, messages):
                if "id" in message:
                    self._answers[message["id"]] = message
                else:
                    self.events.append(message)

    def open(self, path, **options):
        """Open a file in a new tab and wait until its sections are drawn."""
        return Page(self, path, **options)


class Page:
    """One tab, and everything that it complained of and asked for."""

    def __init__(
        self, browser, path, *, width=1400, height=900, dark=False, wait=True, fragment="", bypass_policy=False
    ):
        self._browser = browser
        target = browser.call("Target.createTarget", url="about:blank")["targetId"]
        self._target = target
        self._session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network", "Performance"):
            self.call(f"{domain}.enable")
        scheme = "dark" if dark else "light"
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": scheme}])
        self.resize(width, height)
        self.call("Page.setBypassCSP", enabled=bypass_policy)
        self.call("Page.navigate", url=Path(path).resolve().as_uri() + fragment)
        if wait:
            self.wait("document.documentElement?.dataset.drawn")

    def call(self, method, **parameters):
        return self._browser.call(method, session=self._session, **parameters)

    def close(self):
        self._browser.call("Target.closeTarget", targetId=self._target)

    def resize(self, width, height=900):
        self.call(
            "Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=width < 500
        )

    def run(self, script):
        """Evaluate an expression and return its value; a promise is waited for."""
        got = self.call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True, userGesture=True)
        assert "exceptionDetails" not in got, got["exceptionDetails"]
        return got["result"].get("value")

    def wait(self, condition, seconds=20):
        """Wait until an expression is true."""
        end = time.monotonic() + seconds
        while not self.run(f"Boolean({condition})"):
            assert time.monotonic() < end, f"never: {condition}"
            time.sleep(0.03)

    def settle(self):
        """Wait until the sections are drawn anew, charts included."""
        before = self.run("document.documentElement.dataset.drawn")
        self.wait(f"document.documentElement.dataset.drawn !== {json.dumps(before)}")

    def click(self, selector):
        self.run(f"document.querySelector({json.dumps(selector)}).click()")

    def text(self, selector):
        return self.run(f"document.querySelector({json.dumps(selector)}).textContent")

    def count(self, selector):
        return self.run(f"document.querySelectorAll({json.dumps(selector)}).length")

    def press(self, key, code, text=""):
        for kind in ("keyDown", "keyUp"):
            self.call(
                "Input.dispatchKeyEvent",
                type=kind,
                key=key,
                code=key,
                windowsVirtualKeyCode=code,
                text=text if kind == "keyDown" else "",
            )

    def screenshot(self, path, *, whole=False):
        data = self.call("Page.captureScreenshot", captureBeyondViewport=whole)["data"]
        Path(path).write_bytes(base64.b64decode(data))

    def _said(self, *methods):
        self._browser.listen(0.1)
        return [
            event["params"] for event in self._browser.events
            if event.get("sessionId") == self._session and event["method"] in methods
        ]  # fmt: skip

    def complaints(self):
        """Errors, warnings and violations of the content security policy."""
        said = [entry["entry"]["text"] for entry in self._said("Log.entryAdded")]
        said += [
            str(entry["args"])
            for entry in self._said("Runtime.consoleAPICalled")
            if entry["type"] in ("error", "warning")
        ]
        return said + [str(entry["exceptionDetails"]) for entry in self._said("Runtime.exceptionThrown")]

    def requests(self):
        """Addresses that were asked for, the page itself included."""
        return [entry["request"]["url"] for entry in self._said("Network.requestWillBeSent")]

    def dialogs(self):
        return self._said("Page.javascriptDialogOpening")


def _high(descriptor):
    """Move a descriptor out of the way of 3 and 4."""
    import fcntl

    moved = fcntl.fcntl(descriptor, fcntl.F_DUPFD_CLOEXEC, 10)
    os.close(descriptor)
    return moved
