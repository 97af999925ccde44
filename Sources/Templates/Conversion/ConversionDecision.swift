/// What was decided about one tag before a conversion is tried again.
enum ConversionDecision {
    /// It stays as it was written, for what the compiler said of ours in its place.
    case keep(TemplateError)
    /// It stays unconverted, and where it would be the address of a link there is `#`.
    case address
    /// It begins something that is never ended, so nothing may be left out for it.
    case open
    /// Nothing takes its place, where ours was refused.
    case drop(TemplateError)
}
