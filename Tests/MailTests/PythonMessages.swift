import Foundation
import TestSupport

/// What Python put into a message that it wrote.
struct PythonMessage: Decodable {
    struct Part: Decodable, Equatable {
        var type: String
        var filename: String?
        /// Nil for what is no text.
        var text: String?
        /// The octets in base64, for what is no text.
        var octets: String?
    }

    var subject: String
    var comment: String
    var from: String
    /// Leaves and containers in reading order.
    var parts: [Part]
    /// The whole message in base64.
    var source: String
}

/// Random messages written by Python's `email` package: charsets and encodings of all kinds, nested and with files.
enum PythonMessages {
    static func make(_ count: Int, seed: UInt64) async throws -> [PythonMessage] {
        let python = (try? TestTools.python()) ?? "python3"
        let result = try await ChildProcess.run(
            python, ["-c", script, String(count), String(seed)], environment: ["PYTHONIOENCODING": "utf-8"])
        guard result.code == 0 else { throw ChildProcess.Failure(description: result.errors) }
        return try JSONDecoder().decode([PythonMessage].self, from: Data(result.output.utf8))
    }

    private static let script = #"""
        import base64, json, random, sys
        from email import policy, charset as charsets
        from email.header import Header
        from email.message import EmailMessage, Message
        from email.mime.multipart import MIMEMultipart
        from email.mime.message import MIMEMessage
        from email.mime.application import MIMEApplication
        from email.mime.nonmultipart import MIMENonMultipart
        from email.generator import BytesGenerator
        from io import BytesIO

        count, seed = int(sys.argv[1]), int(sys.argv[2])
        random.seed(seed)
        # Words that a charset can say, so that what comes back has to be the very same.
        words = {
            "us-ascii": ["hello", "=?", "a=b", "--b", "From here", "x" * 90, "tab\there", "."],
            "utf-8": ["Łódź", "日本語", "😀👩‍👩‍👧", "שלום", "é", "Nguyễn Thị Ngọc", "plain", "=", "ꦱꦸꦒꦼꦁ", "a" * 120],
            "iso-8859-1": ["café", "über", "plain", "=C3"], "iso-8859-2": ["Łódź", "zażółć", "plain"],
            "iso-8859-5": ["Привет", "plain"], "iso-8859-7": ["Αθήνα", "plain"], "iso-8859-8": ["שלום"], "iso-8859-9": ["İstanbul", "ş"],
            "iso-8859-15": ["€", "Œuvre"], "windows-1250": ["Łódź"], "windows-1251": ["Привет", "ёлка"], "windows-1252": ["“café” €"],
            "windows-1253": ["Αθήνα"], "windows-1254": ["İstanbul"], "windows-1255": ["שלום"], "windows-1256": ["مرحبا"],
            "windows-1257": ["ąžuolas"], "windows-1258": ["đ", "café"], "koi8-r": ["Привет", "ёлка"], "koi8-u": ["їжак"], "cp866": ["Привет"],
            "gb2312": ["你好", "plain"], "gbk": ["你好", "丂"], "gb18030": ["你好", "💩"], "big5": ["你好", "繁體"], "euc-jp": ["日本語", "ｱｲｳ"],
            "shift_jis": ["日本語", "ｱｲｳ"], "iso-2022-jp": ["日本語", "plain"], "iso-2022-jp-1": ["日本語", "丂"], "iso-2022-jp-2": ["日本語", "한국", "é"],
            "euc-kr": ["한국어"], "cp949": ["갂한"], "iso-2022-kr": ["한국어"], "utf-7": ["Łódź", "a+b", "💩"], "utf-16": ["Łódź 💩"], "utf-16le": ["日本"],
            "utf-16be": ["日本"], "utf-32": ["💩 x"], "tis-620": ["สวัสดี"], "macintosh": ["café"],
        }
        python_names = {"windows-1258": "cp1258", "utf-16le": "utf-16-le", "utf-16be": "utf-16-be", "macintosh": "mac-roman"}
        codec = lambda name: python_names.get(name, name)
        wide = {"utf-16", "utf-16le", "utf-16be", "utf-32"}

        def sentence(name, most=12):
            return " ".join(random.choice(words[name]) for _ in range(random.randint(1, most)))

        def header(parts):
            value = Header(maxlinelen=random.choice([60, 76]))
            shown = []
            for name in parts:
                text = " ".join(sentence(name, 4).split())
                value.append(text, charsets.Charset(codec(name)) if name != "us-ascii" else "us-ascii")
                shown.append((text, name))
            return value, shown

        header_names = [name for name in words if name not in wide and name not in (
            "utf-7", "iso-2022-kr", "iso-2022-jp-1", "iso-2022-jp-2", "euc-jp", "shift_jis", "cp949")]

        def text_part():
            name = random.choice(list(words))
            text = "\n".join(sentence(name) if random.random() < 0.9 else "" for _ in range(random.randint(1, 6))) + "\n"
            octets = text.replace("\n", "\r\n").encode(codec(name))
            encoding = "base64" if name in wide else random.choice(["base64", "quoted-printable", "8bit"] if name != "us-ascii" else ["7bit", "quoted-printable"])
            part = MIMENonMultipart("text", random.choice(["plain", "html"]))
            part.set_param("charset", random.choice([name, name.upper()]))
            if encoding == "base64":
                body = base64.encodebytes(octets).decode("ascii")
            elif encoding == "quoted-printable":
                import quopri
                body = quopri.encodestring(octets.replace(b"\r\n", b"\n")).decode("ascii")
            else:
                body = octets.replace(b"\r\n", b"\n").decode("ascii", "surrogateescape")
                if any(line.startswith("--b") for line in body.split("\n")) or "\nFrom " in "\n" + body:
                    return text_part()
            part["Content-Transfer-Encoding"] = encoding
            part.set_payload(body)
            # White space at the ends of lines goes in quoted-printable only where it is not encoded; Python encodes it.
            return part, [{"type": part.get_content_type(), "text": text}]

        def file_part():
            octets = random.randbytes(random.randint(0, 300))
            part = MIMEApplication(octets, "octet-stream")
            name = random.choice(["care.pdf", "Pflege – Orchideen.pdf", "a b (1).txt", "\"quoted\".txt", "日本語" * 12 + ".txt", "semi;colon.txt"])
            if all(ord(c) < 128 for c in name):
                part.set_param("name", name)
            else:
                part.set_param("name", name, charset="utf-8")
            return part, [{"type": "application/octet-stream", "filename": name, "octets": base64.b64encode(octets).decode("ascii")}]

        def tree(depth):
            kind = random.random()
            if depth == 0 or kind < 0.4:
                return text_part() if random.random() < 0.7 else file_part()
            if kind < 0.5:
                inner, parts = tree(depth - 1)
                return MIMEMessage(inner), [{"type": "message/rfc822"}] + parts
            part = MIMEMultipart(random.choice(["mixed", "alternative", "related"]), boundary=random.choice(
                [None, f"b{random.randint(0, 99)}", "'()+_,-./:=?x" + str(random.random()), "=_" + "z" * 60 + str(depth)]))
            if part.get_boundary(): part.set_boundary(f"{part.get_boundary()}{depth}{random.randint(0, 10**6)}")
            parts = [{"type": part.get_content_type()}]
            for _ in range(random.randint(1, 4)):
                child, inner = tree(depth - 1)
                part.attach(child)
                parts += inner
            return part, parts

        made = []
        for _ in range(count):
            message, parts = tree(random.randint(0, 4))
            subject, shown = header(random.sample(header_names, random.randint(1, 3)))
            comment, shown_comment = header([random.choice(header_names)])
            message["Subject"], message["X-Comment"] = subject, comment
            sender = " ".join(sentence("utf-8", 3).split())
            message["From"] = str(Header(sender, "utf-8").encode()) + " <sender@example.com>"
            out = BytesIO()
            BytesGenerator(out, mangle_from_=False, maxheaderlen=0, policy=policy.compat32).flatten(
                message, linesep=random.choice(["\n", "\r\n", "\r\n"]))
            made.append({
                "subject": " ".join(text for text, _ in shown), "comment": " ".join(text for text, _ in shown_comment),
                "from": sender + " <sender@example.com>", "parts": parts, "source": base64.b64encode(out.getvalue()).decode("ascii")})
        json.dump(made, sys.stdout)
        """#
}
