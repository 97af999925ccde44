internal import Foundation
import TestSupport

/// Reads pages with html5lib, which follows the HTML standard's parser and is no work of ours, and compares what values have
/// made of them.
struct HostileOracle {
    struct Page: Encodable {
        var context: String
        var attempt: String
        var promise: String
        var value: String
        /// The page with the value, and with `x` in its place.
        var page: String
        var plain: String
    }

    /// Sentences about the pages on which a value has done more than to be shown.
    static func faults(of pages: [Page]) async throws -> [String] {
        try await withTemporaryFolder { folder in
            let (input, script) = (folder.appendingPathComponent("pages.json"), folder.appendingPathComponent("oracle.py"))
            try JSONEncoder().encode(pages).write(to: input)
            try Data(Self.script.utf8).write(to: script)
            let result = try await ChildProcess.run(TestTools.python(), [script.path, input.path])
            guard result.code == 0 else { throw ChildProcess.Failure(description: result.errors) }
            return result.output.split(separator: "\n").map(String.init)
        }
    }

    private static let script = #"""
        import json, re, sys, unicodedata
        from urllib.parse import unquote_to_bytes
        import html5lib

        HARMLESS = {"http", "https", "mailto", "tel", "sms", "cid"}
        ADDRESSES = {"href", "src", "background", "action", "xlink:href", "{http://www.w3.org/1999/xlink}href", "poster", "data"}

        def elements(page):
            tree = html5lib.parse(page, treebuilder="etree", namespaceHTMLElements=False)
            return list(tree.iter())

        def shape(found):
            return [("#comment",) if not isinstance(e.tag, str) else (e.tag, *sorted(e.attrib)) for e in found]

        def signs(text):
            return re.sub(r"[^;:{}()\"'\\/@!<>*]", "", text)

        def is_bad(address):
            # As browsers read addresses: without control characters around, and tabs and line ends nowhere.
            for form in (address, unicodedata.normalize("NFKC", address)):
                form = re.sub(r"[\t\n\r]", "", form.strip("".join(map(chr, range(33)))))
                scheme = re.match(r"([a-zA-Z][a-zA-Z0-9+.-]*):", form)
                if scheme and scheme.group(1).lower() not in HARMLESS:
                    return True
            return False

        def read(text):
            return re.sub(r"\r\n?", "\n", text).replace("\0", "\ufffd")

        def faults(item, plain):
            found = elements(item["page"])
            if shape(found) != shape(plain):
                yield "the page has other elements: %r" % shape(found)
                return
            for element, model in zip(found, plain):
                if not isinstance(element.tag, str):
                    continue
                for name, value in element.attrib.items():
                    if name in ADDRESSES and is_bad(value):
                        yield "an address with a bad scheme: %r" % value
                    if name in ADDRESSES and model.attrib[name].startswith("https://a.example/"):
                        if not value.startswith("https://a.example/"):
                            yield "an address with another host: %r" % value
                    if name == "style" and not set(signs(value)) <= set(signs(model.attrib[name])) | set():
                        yield "a style with other signs: %r" % value
                    if name == "style" and value.count(";") != model.attrib[name].count(";"):
                        yield "a style with other declarations: %r" % value
                if element.tag == "style" and signs(element.text or "") != signs(model.text or ""):
                    yield "a style sheet with other signs: %r" % element.text
            marked = [e for e in found if isinstance(e.tag, str) and e.attrib.get("id") == "t"]
            if item["promise"] == "text" and "".join(marked[0].itertext()) != read(item["value"]):
                yield "another text: %r" % "".join(marked[0].itertext())
            if item["promise"] == "title" and marked[0].attrib["title"] != read(item["value"]):
                yield "another title: %r" % marked[0].attrib["title"]
            if item["promise"] == "query":
                link = next(e for e in found if e.tag == "a")
                if unquote_to_bytes(link.attrib["href"].split("q=", 1)[1]) != item["value"].encode():
                    yield "another query: %r" % link.attrib["href"]

        known = {}
        for item in json.load(open(sys.argv[1], encoding="utf-8")):
            if item["plain"] not in known:
                known[item["plain"]] = elements(item["plain"])
            for fault in faults(item, known[item["plain"]]):
                print("%s, %s: %s" % (item["context"], item["attempt"], fault.encode("unicode_escape").decode()[:300]))
        """#
}
