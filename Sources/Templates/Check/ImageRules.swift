/// What the check says about an image.
enum ImageRules {
    static func findings(_ tag: StartTag) -> [Finding] {
        guard tag.name == "img" else { return [] }
        return [alternative(tag), width(tag)].compactMap { $0 } + source(tag)
    }

    private static func alternative(_ tag: StartTag) -> Finding? {
        guard tag["alt"] == nil else { return nil }
        return Finding(
            .imageWithoutText, .warning, "this image has no alternative text", at: tag.position,
            advice: "Add alt=\"...\": many readers see no images; alt=\"\" for a decoration.")
    }

    private static func width(_ tag: StartTag) -> Finding? {
        guard tag["width"] == nil else { return nil }
        return Finding(
            .imageWithoutWidth, .notice, "this image has no width: Outlook on Windows shows it as large as the file is",
            at: tag.position,
            advice: "Add width=\"...\", in pixels and without a unit.")
    }

    private static func source(_ tag: StartTag) -> [Finding] {
        guard let source = tag["src"] else {
            return [
                Finding(.imageWithoutAddress, .warning, "this image has no address", at: tag.position, advice: "Add src=\"...\".")
            ]
        }
        guard !source.hasTag else { return [] }
        let address = source.value.trimmingSpace()
        if address.isEmpty {
            return [
                Finding(
                    .imageWithoutAddress, .warning, "this image has no address", at: source.position,
                    advice: "Write it into src=\"...\".")
            ]
        }
        if HTMLSurface.scheme(of: address) == "data" {
            return [
                Finding(
                    .imageType, .warning,
                    "Gmail shows no images that are written into the HTML, nor does Outlook on Windows show most of them",
                    at: source.position, advice: "Save it as a file below templates/: Merpati puts it into the message.")
            ]
        }
        let path = address.prefix { !"?#".contains($0) }.lowercased()
        if path.hasSuffix(".svg") {
            return [
                Finding(
                    .imageType, .warning, "Gmail shows no SVG images", at: source.position,
                    advice: "Use a PNG, twice as large as it is shown.")
            ]
        }
        if path.hasSuffix(".webp") || path.hasSuffix(".avif") {
            return [
                Finding(
                    .imageType, .notice, "Outlook on Windows shows no images of this type", at: source.position,
                    advice: "Use a PNG or a JPEG.")
            ]
        }
        return AddressRules.findings(address, at: source.position, "image")
    }
}
