import Foundation
import TestSupport

/// Holds messages against what they have to say, with Python's `email` package, both its default policy and the older
/// one, and looks at their form octet by octet. All in one process.
enum IndependentCheck {
    struct Result: Decodable {
        var checked: Int
        /// Number of the message, and what is wrong with it; at most fifty.
        var wrong: [String]
    }

    /// Writes what is to be checked line by line, so that not all of it is in memory.
    final class Batch {
        private let file: FileHandle
        let url: URL

        init(in folder: URL) throws {
            url = folder.appendingPathComponent("expected.jsonl")
            try Data().write(to: url)
            file = try FileHandle(forWritingTo: url)
        }

        func add(_ expected: ExpectedMessage) throws {
            try file.write(contentsOf: try JSONEncoder().encode(expected) + Data("\n".utf8))
        }

        func check() async throws -> Result {
            try file.close()
            let result = try await ChildProcess.run(try TestTools.python(), ["-c", IndependentCheck.script, url.path])
            guard result.code == 0 else { throw ChildProcess.Failure(description: result.errors) }
            return try JSONDecoder().decode(Result.self, from: Data(result.output.utf8))
        }
    }

    private static let script = #"""
        import base64, email, email.policy, json, re, sys
        from email.header import decode_header, make_header
        from email.utils import collapse_rfc2231_value, getaddresses

        class Wrong(Exception):
            pass

        def same(what, expected, got):
            if expected != got:
                raise Wrong(f"{what}: expected {expected!r:.300}, got {got!r:.300}")

        def holds(condition, what):
            if not condition:
                raise Wrong(what)

        ENCODED_WORD = re.compile(rb"=\?utf-8\?([qb])\?([!->@-~]*)\?=")
        CUSTOMARY = re.compile("encoded word inside quoted string|whitespace after encoded-word")
        SEGMENT = re.compile(rb"^ filename\*(?:\d+\*)?=(?:utf-8'')?([^;]*);?$")

        def check_header_line(line, is_first):
            holds(line.strip(), "a header line of white space")
            name, value = b"", line[1:]
            if is_first:
                name, _, value = line.partition(b":")
                value = value.removeprefix(b" ")
            if len(line) > 78 and name != b"List-Unsubscribe":
                holds(b" " not in value, f"could be folded: {line!r}")
            if b"=?" in line:
                holds(len(line) <= 76, f"long line with encoded words: {line!r}")
                holds(b"=?" not in ENCODED_WORD.sub(b"", line), f"a broken encoded word: {line!r}")
            for match in ENCODED_WORD.finditer(line):
                holds(len(match[0]) <= 75, f"long encoded word: {line!r}")
                data = match[2].replace(b"_", b" ")
                octets = base64.b64decode(match[2], validate=True) if match[1] == b"b" else re.sub(
                    rb"=([0-9A-F]{2})", lambda code: bytes([int(code[1], 16)]), data)
                octets.decode("utf-8")
            segment = SEGMENT.match(line)
            if segment:
                re.sub(rb"%([0-9A-F]{2})", lambda code: bytes([int(code[1], 16)]), segment[1]).decode("utf-8")

        def check_form(raw):
            holds(raw.endswith(b"\r\n"), "no line end at the end")
            holds(all(0 < octet < 0x80 for octet in raw), "not seven bits")
            in_headers, is_start = True, True
            for line in raw[:-2].split(b"\r\n"):
                holds(b"\r" not in line and b"\n" not in line, f"a bare CR or LF: {line!r}")
                holds(len(line) <= 998, "a line over 998 octets")
                if in_headers and line:
                    holds(not is_start or not line.startswith(b" "), "begins with a folded line")
                    check_header_line(line, not line.startswith(b" "))
                    is_start = False
                elif in_headers:
                    in_headers = False
                elif line.startswith(b"--=_merpati_") and not line.endswith(b"--"):
                    in_headers, is_start = True, True
                else:
                    holds(len(line) <= 76, f"a body line over 76 octets: {line!r}")
                    holds(not line.startswith(b".") and not line.startswith(b"From "), f"a fragile line: {line!r}")
                    holds(not line.endswith((b" ", b"\t")), f"ends in white space: {line!r}")

        def lines(text):
            return text.replace("\r\n", "\n").replace("\r", "\n")

        def unfolded(value):
            return str(make_header(decode_header(re.sub("\r?\n(?=[ \t])", "", value))))

        def check_files(part, file, disposition):
            same("type", file["type"], part.get_content_type())
            same("file name", file["name"], part.get_filename())
            same("disposition", disposition, part.get_content_disposition())
            same("content", base64.b64decode(file["content"]), part.get_payload(decode=True))
            same("Content-ID", f"<{file['contentID']}>" if file.get("contentID") else None, part["Content-ID"])

        def check_older(part, file):
            name = part.get_param("filename", header="content-disposition")
            same("file name, older policy", file["name"], collapse_rfc2231_value(name))
            same("customary name", file["name"], str(make_header(decode_header(part.get_param("name")))))

        def check(expected):
            raw = base64.b64decode(expected["message"])
            check_form(raw)
            message = email.message_from_bytes(raw, policy=email.policy.default)
            older = email.message_from_bytes(raw)
            for name in list(expected["headers"]) + ["Date", "From", "To", "List-Id", "Content-Type"]:
                same(f"number of {name}", 1, len(message.get_all(name, [])))
            for name, value in expected["headers"].items():
                same(name, value, str(message[name]))
                # The older policy takes white space at the ends for folding.
                if name in ("Subject", "X-Constant", "X-Personal"):
                    same(f"{name}, older policy", value.strip(" "), unfolded(older[name]).strip(" "))
            for name, mailbox in expected["addresses"].items():
                # display_name of some versions keeps the space between encoded words, so this reads the raw header.
                raws = [value for key, value in message.raw_items() if key == name]
                found = [(str(make_header(decode_header(display))), address) for display, address in getaddresses(raws)]
                same(name, [(mailbox["name"], mailbox["address"])], found)
            same("Date", expected["date"], message["Date"].datetime.timestamp())
            html, images, attachments = expected.get("html"), expected["images"], expected["attachments"]
            types = ["multipart/mixed"] if attachments else []
            if html is not None:
                types += ["multipart/related"] if images else []
                types += ["multipart/alternative", "text/plain", "text/html"] + [image["type"] for image in images]
            else:
                types += ["text/plain"]
            same("structure", types + [file["type"] for file in attachments], [p.get_content_type() for p in message.walk()])
            leaves = [part for part in message.walk() if not part.is_multipart()]
            older_leaves = [part for part in older.walk() if not part.is_multipart()]
            bodies = [expected["text"]] + ([html] if html is not None else [])
            for body, part in zip(bodies, leaves):
                got = part.get_payload(decode=True).decode(part.get_content_charset())
                if len(types) == 1 and not attachments:
                    # Quoted-printable cannot say that the last line of a message has no end.
                    body, got = lines(body).removesuffix("\n"), lines(got).removesuffix("\n")
                same("body", lines(body), lines(got))
            files = [(image, "inline") for image in images] + [(file, "attachment") for file in attachments]
            for (file, disposition), part, older_part in zip(files, leaves[len(bodies):], older_leaves[len(bodies):]):
                check_files(part, file, disposition)
                check_older(older_part, file)
            for part in message.walk():
                same("defects", [], part.defects)
                for name, value in part.items():
                    defects = [str(defect) for defect in value.defects]
                    if name == "Content-Type":
                        # The customary name=, which is known to be none of the standard's.
                        defects = [text for text in defects if not CUSTOMARY.search(text)]
                    same(f"defects of {name}", [], defects)

        checked, wrong = 0, []
        with open(sys.argv[1], encoding="utf-8") as file:
            for number, line in enumerate(file):
                try:
                    check(json.loads(line))
                except Exception as error:
                    kind = "" if isinstance(error, Wrong) else type(error).__name__ + " "
                    wrong.append(f"message {number}: {kind}{error}")
                checked += 1
        json.dump({"checked": checked, "wrong": wrong[:50]}, sys.stdout)
        """#
}
