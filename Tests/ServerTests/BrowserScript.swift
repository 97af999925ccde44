/// A browser without a window, driven over the DevTools protocol through a pipe: looks at pages of a preview, and tells what
/// it sees in their frames as JSON. Everything that is not for this machine goes to a proxy that only takes down whom it was
/// asked for.
///
/// Arguments: the browser, the address of the preview, and the pages, each as `preference path`.
enum BrowserScript {
    static let python = #"""
        import json, os, select, shutil, socket, subprocess, sys, tempfile, threading, time

        DEADLINE = time.monotonic() + 120

        class Proxy(threading.Thread):
            def __init__(self):
                super().__init__(daemon=True)
                self.listener = socket.create_server(("127.0.0.1", 0))
                self.port = self.listener.getsockname()[1]
                self.asked = []

            def run(self):
                while True:
                    connection, _ = self.listener.accept()
                    with connection:
                        connection.settimeout(5)
                        try:
                            self.asked.append(connection.recv(4096).split(b"\r\n")[0].decode("latin-1"))
                        except OSError:
                            pass

        class Browser:
            def __init__(self, program, proxy):
                self.profile = tempfile.mkdtemp()
                theirs_in, ours_out = os.pipe()
                ours_in, theirs_out = os.pipe()
                def inherit():
                    # Copies first: one of the ends may be 3 or 4 itself.
                    copies = os.dup(theirs_in), os.dup(theirs_out)
                    os.dup2(copies[0], 3)
                    os.dup2(copies[1], 4)
                # Our own ends stay ours (they are not inheritable), so that the browser ends when we do.
                self.process = subprocess.Popen(
                    [program, "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
                     "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-extensions",
                     "--disable-default-apps", "--mute-audio", "--remote-debugging-pipe", "--user-data-dir=" + self.profile,
                     "--window-size=1440,1000", "--proxy-server=http://127.0.0.1:%d" % proxy],
                    close_fds=False, preexec_fn=inherit, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                os.close(theirs_in)
                os.close(theirs_out)
                self.input, self.output, self.rest, self.number, self.sessions = ours_in, ours_out, b"", 0, []

            def receive(self):
                while b"\0" not in self.rest:
                    if not select.select([self.input], [], [], max(0, DEADLINE - time.monotonic()))[0]:
                        raise TimeoutError("the browser does not answer")
                    piece = os.read(self.input, 1 << 20)
                    if not piece:
                        raise EOFError("the browser has ended")
                    self.rest += piece
                message, self.rest = self.rest.split(b"\0", 1)
                return json.loads(message)

            def call(self, method, session=None, **parameters):
                self.number += 1
                message = {"id": self.number, "method": method, "params": parameters}
                if session:
                    message["sessionId"] = session
                os.write(self.output, json.dumps(message).encode() + b"\0")
                while True:
                    answer = self.receive()
                    if answer.get("id") == message["id"]:
                        if "error" in answer:
                            raise RuntimeError("%s: %s" % (method, answer["error"]))
                        return answer["result"]
                    if answer.get("method") == "Target.attachedToTarget":
                        self.sessions.append(answer["params"]["sessionId"])
                    if answer.get("method") == "Target.detachedFromTarget":
                        gone = answer["params"]["sessionId"]
                        self.sessions = [session for session in self.sessions if session != gone]

            def open(self):
                target = self.call("Target.createTarget", url="about:blank")["targetId"]
                self.page = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
                self.sessions = []
                # Frames in processes of their own have sessions of their own.
                self.call("Target.setAutoAttach", self.page, autoAttach=True, waitForDebuggerOnStart=False, flatten=True)

            def frames(self):
                """Every frame, as session and number."""
                found = []
                def walk(session, tree):
                    found.append((session, tree["frame"]["id"]))
                    for child in tree.get("childFrames", []):
                        walk(session, child)
                for session in [self.page] + self.sessions:
                    try:
                        walk(session, self.call("Page.getFrameTree", session)["frameTree"])
                    except RuntimeError:
                        pass  # it has just gone
                return found

            def evaluate(self, frame, expression):
                """A value in a world of our own, which is there even where scripts are forbidden."""
                session, number = frame
                try:
                    world = self.call("Page.createIsolatedWorld", session, frameId=number)["executionContextId"]
                    answer = self.call(
                        "Runtime.evaluate", session, contextId=world, returnByValue=True, expression=expression)
                    return answer["result"].get("value")
                except RuntimeError:
                    return None

            def close(self):
                try:
                    self.call("Browser.close")
                except (EOFError, OSError, RuntimeError, TimeoutError):
                    pass
                try:
                    self.process.wait(10)
                except subprocess.TimeoutExpired:
                    self.process.kill()
                    self.process.wait()
                shutil.rmtree(self.profile, ignore_errors=True)

        def until(what, condition):
            while time.monotonic() < DEADLINE:
                value = condition()
                if value:
                    return value
                time.sleep(0.05)
            raise TimeoutError(what)

        LOOK = """(() => {
          if (document.readyState !== "complete" || location.pathname !== "/letter") return null;
          const paragraph = document.querySelector("#paragraph"), image = document.querySelector("#image");
          return {
            width: innerWidth, background: getComputedStyle(document.body).backgroundColor,
            padding: getComputedStyle(paragraph).paddingLeft, quirks: document.compatMode !== "CSS1Compat",
            image: image.naturalWidth, alt: image.alt, ran: document.documentElement.getAttribute("data-ran") ?? "",
            base: document.baseURI.startsWith(location.origin)
          };
        })()"""
        PAGE = """document.readyState === "complete" ? {
          version: document.documentElement.dataset.version, ran: document.documentElement.getAttribute("data-ran") ?? "",
          styled: getComputedStyle(document.querySelector("nav")).position, path: location.pathname } : null"""

        proxy = Proxy()
        proxy.start()
        browser = Browser(sys.argv[1], proxy.port)
        views = []
        try:
            browser.open()
            for view in sys.argv[3:]:
                preference, frames, path = view.split(" ")
                browser.call("Emulation.setEmulatedMedia", browser.page,
                             features=[{"name": "prefers-color-scheme", "value": preference}])
                browser.call("Page.navigate", browser.page, url=sys.argv[2] + path)
                def look():
                    seen = [browser.evaluate(frame, LOOK) for frame in browser.frames()]
                    seen = [value for value in seen if value]
                    return seen if len(seen) == int(frames) else None
                seen = until("the frames of " + path, look) if int(frames) else []
                page = until(path, lambda: browser.evaluate(browser.frames()[0], PAGE))
                views.append({"page": page, "frames": sorted(seen, key=lambda frame: frame["width"])})
            # The last page is loaded anew as soon as its files have changed.
            until("the page to be loaded anew", lambda: (
                browser.evaluate(browser.frames()[0], PAGE) or {}).get("version") == "changed")
        finally:
            browser.close()
        print(json.dumps({"views": views, "outside": [line for line in proxy.asked if ".example" in line]}))
        """#
}
