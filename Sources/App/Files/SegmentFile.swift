internal import Diagnostics
internal import Foundation
public import Segments

/// A segment as a file of `campaigns/segments/` has it: name, kind, description, segment, time_zone, and
/// the examples `in` and `out`.
public enum SegmentFile {
    /// - Parameter file: the name that errors begin with.
    /// - Throws: `FileError`.
    public static func parse(_ text: String, file: String) throws -> SegmentDefinition {
        let yaml = try StrictYAML(parsing: text, file: file)
        try yaml.allow(["name", "kind", "description", "segment", "time_zone", "in", "out"])
        let kindText = try yaml.string("kind") ?? SegmentKind.dynamic.rawValue
        guard let kind = SegmentKind(rawValue: kindText) else {
            let known = SegmentKind.allCases.map(\.rawValue)
            throw yaml.error(
                at: "kind", "one of \(known.joined(separator: ", ")) is expected\(NearestName.hint(kindText, in: known))")
        }
        let definition = SegmentDefinition(
            name: try yaml.required("name"), kind: kind, description: try yaml.string("description") ?? "",
            text: try yaml.required("segment"), timeZone: try yaml.string("time_zone"),
            examples: .init(in: try yaml.strings("in") ?? [], out: try yaml.strings("out") ?? []))
        do throws(SegmentError) {
            _ = try SegmentParser.parse(definition.text)
        } catch {
            throw yaml.error(at: "segment", "\n" + error.render(definition.text))
        }
        return definition
    }
}
