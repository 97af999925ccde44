internal import Campaigns
internal import Foundation
internal import Mail
internal import Server
internal import Templates

/// A template of the workspace as the preview's server shows it.
actor TemplatePreviewSource: PreviewSource {
    nonisolated let name: String
    private let campaigns: CampaignContext
    private let folder: URL
    private let data: TemplateObject
    private let segment: String?
    /// What the check said of the files as they were then: it may count contacts, which takes longer than a page should.
    private var checked: (version: String, findings: [PreviewFinding])?
    private static let mostReaders = 12

    /// - Parameters:
    ///   - template: its name.
    ///   - data: values that stand above the contacts'.
    ///   - segment: where the contacts come from that are offered to be tried.
    init(_ merpati: Merpati, template: String, data: TemplateObject, segment: String?) {
        name = template
        campaigns = merpati.campaigns
        folder = merpati.workspace.templates
        self.data = data
        self.segment = segment
    }

    func letter(for reader: PreviewReader) async throws -> PreviewLetter {
        let letter = try await LetterPreview(campaigns).letter(
            .init(
                template: name, contact: try reader.contact.map { try EmailAddress(parsing: $0) }, language: reader.language,
                data: data))
        return PreviewLetter(letter)
    }

    func findings() async throws -> [PreviewFinding] {
        let version = version()
        if let checked, checked.version == version { return checked.findings }
        let letter = try await LetterCheck(campaigns).inspect(
            name, for: segment.map(LetterCheck.Readers.segment) ?? .everybody)
        let findings = letter.findings.map(PreviewFinding.init)
        checked = (version, findings)
        return findings
    }

    func readers() async throws -> [String] {
        try await LetterReaders(campaigns).some(Self.mostReaders, of: segment)
    }

    func version() -> String {
        FolderVersion.of(folder)
    }
}

extension PreviewLetter {
    fileprivate init(_ letter: RenderedLetter) {
        self.init(
            from: "\(letter.from)", to: "\(letter.to)", subject: letter.subject, preheader: letter.preheader,
            language: letter.language, languages: letter.languages, html: letter.html, text: letter.text, message: letter.message,
            links: letter.links,
            images: letter.images.map {
                PreviewFile(name: $0.file.name, type: $0.file.type, bytes: $0.file.bytes, address: $0.address)
            },
            attachments: letter.attachments.map { PreviewFile(name: $0.name, type: $0.type, bytes: $0.bytes) },
            unsubscribeURL: letter.unsubscribeURL)
    }
}

extension PreviewFinding {
    fileprivate init(_ finding: Finding) {
        let severity: Severity =
            switch finding.severity {
            case .error: .error
            case .warning: .warning
            case .notice: .notice
            }
        self.init(severity, finding.message, place: finding.position.map { "\($0)" }, advice: finding.advice)
    }
}
