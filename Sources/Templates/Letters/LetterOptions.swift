/// How letters are compiled.
public struct LetterOptions: Sendable {
    /// Whether the addresses of links are written by the caller, so that clicks can be counted.
    public var tracksLinks: Bool
    /// Whether a picture whose address is written by the caller stands at the end of the body.
    public var tracksOpens: Bool
    public var limits: TemplateLimits
    /// What renderings use that bring no settings of their own.
    public var settings: RenderSettings
    /// Roots of variables that hold what recipients may have said about themselves: such values never decide
    /// where a link leads.
    public var contactRoots: Set<String>
    /// What the addresses of linked images begin with, as `https://news.shop.example/i/`: their hash and name follow. Nil puts
    /// every image inside of the message.
    public var imageBase: String?

    public init(
        tracksLinks: Bool = true, tracksOpens: Bool = true, limits: TemplateLimits = TemplateLimits(),
        settings: RenderSettings = RenderSettings(), contactRoots: Set<String> = ["contact"],
        imageBase: String? = nil
    ) {
        self.tracksLinks = tracksLinks
        self.tracksOpens = tracksOpens
        self.limits = limits
        self.settings = settings
        self.contactRoots = contactRoots
        self.imageBase = imageBase
    }
}
