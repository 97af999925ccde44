/// Collects the `<style>` elements of a page, and says which of their declarations an element gets. Branches of the template
/// have copies: behind them the sheets count that were read before them, or in all of them.
struct StyleInliner {
    /// A `<style>` element whose end has not come yet.
    private struct Block {
        var bytes: [UInt8] = []
        var position: SourcePosition
        /// Whether its rules are for some readers only, or not to be inlined.
        var isConditional: Bool
        /// Whether branches of the template stand in it.
        var hasBranches = false
    }

    private let ledger: StyleLedger
    private let notes: CompilerNotes
    /// The sheets that count here.
    private var sheets: [StyleSheet.Number] = []
    private var block: Block?

    init(_ notes: CompilerNotes, _ limits: StyleLimits = StyleLimits()) {
        ledger = StyleLedger(limits)
        self.notes = notes
    }

    var limits: StyleLimits { ledger.limits }

    /// Whether there is nothing to inline.
    var isEmpty: Bool { sheets.isEmpty }

    // MARK: - Sheets

    /// The content of a `<style>` element comes next.
    mutating func beginSheet(_ tag: StartTag) {
        guard !tag.isInConditionalComment else { return }
        let type = tag["type"]?.value.trimmingSpace().lowercased() ?? ""
        guard type.isEmpty || type == "text/css" else { return }
        let media = tag["media"]
        let isForAll = ["", "all"].contains(media?.value.trimmingSpace().lowercased() ?? "")
        let isVarying = tag.attributes.contains { ["media", "type"].contains($0.name) && ($0.hasTag || $0.isConditional) }
        let isRefused = tag["data-inline"]?.value.lowercased() == "no"
        block = Block(position: tag.position, isConditional: !isForAll || isVarying || isRefused)
    }

    mutating func append(_ bytes: ArraySlice<UInt8>) {
        block?.bytes += bytes
    }

    /// A tag prints a value into the sheet.
    mutating func appendHole() {
        block?.bytes.append(CSSCursor.hole)
    }

    /// A branch or a loop begins.
    mutating func enterBranch() {
        block?.hasBranches = true
    }

    mutating func endSheet() {
        guard let block else { return }
        self.block = nil
        if block.hasBranches {
            return notes.note(
                Finding(
                    .notice, "the rules of this <style> differ between recipients, so they are not inlined", at: block.position,
                    advice: "Write them without {% if %} and loops, and choose by class names."))
        }
        var sheet = StyleSheetReader.sheet(block.bytes, at: block.position, ledger.limits)
        if block.isConditional { for index in sheet.rules.indices { sheet.rules[index].isConditional = true } }
        note(sheet)
        if !sheet.rules.isEmpty { sheets.append(ledger.add(sheet)) }
    }

    private func note(_ sheet: StyleSheet) {
        if let limit = sheet.overLimit {
            notes.note(Finding(.warning, "this <style> has \(limit): the rest is not inlined", at: sheet.position))
        }
        for line in sheet.brokenLines.prefix(20) {
            notes.note(
                Finding(
                    .warning, "the selector of this rule cannot be read: mail programs skip the rule",
                    at: sheet.position(line: line)))
        }
    }

    /// Goes on after branches of which one ended like this and one like `other`.
    mutating func join(_ other: StyleInliner) {
        if sheets != other.sheets { sheets = zip(sheets, other.sheets).prefix { $0 == $1 }.map(\.0) }
        if let theirs = other.block, theirs.hasBranches { block?.hasBranches = true }
    }

    // MARK: - Elements

    /// The declarations that the last of the open elements gets; nil when there are none.
    func cascade(_ stack: ElementStack) -> StyleCascade? {
        guard let element = stack.elements.last, !Self.isUnseen(element.name) else { return nil }
        var matcher = SelectorMatcher(stack, budget: ledger.budget)
        var sources: [StyleCascade.Source] = []
        var order = 0
        for number in sheets {
            for rule in ledger.sheets[number].rules {
                order += 1
                for (weight, specificity) in weights(of: rule, &matcher) {
                    sources.append(.init(rule: rule, sheet: number, weight: weight, specificity: specificity, order: order))
                }
            }
        }
        if ledger.budget > 0, matcher.budget <= 0 {
            notes.note(Finding(.warning, "the styles of this letter take too long to compare: not all are inlined"))
        }
        ledger.budget = matcher.budget
        guard !sources.isEmpty, ledger.budget > 0 else { return nil }
        return StyleCascade(sources)
    }

    /// The weights that the rule has for the element, each by the selector of that weight which has the most to say.
    private func weights(
        of rule: StyleRule, _ matcher: inout SelectorMatcher
    ) -> [(StyleCascade.Source.Weight, StyleSelector.Specificity)] {
        var best: [StyleCascade.Source.Weight: StyleSelector.Specificity] = [:]
        for selector in rule.selectors {
            let match = matcher.match(selector)
            guard match == .yes || match == .maybe && !rule.isConditional else { continue }
            let isOutside = rule.isConditional || selector.compounds.contains(where: \.hasUnknown)
            let weight: StyleCascade.Source.Weight = isOutside ? .outside : match == .yes ? .applies : .inDoubt
            best[weight] = max(best[weight] ?? selector.specificity, selector.specificity)
        }
        guard let sure = best[.applies] else { return best.map { ($0.key, $0.value) } }
        // `a, a:hover`: what always holds needs no other reason, unless that might weigh more.
        guard let doubtful = best[.inDoubt], sure < doubtful else { return [(.applies, sure)] }
        return [(.applies, sure), (.inDoubt, doubtful)]
    }

    /// Says which declarations of the page lose against inlined ones.
    func note(_ losses: [StyleCascade.Loss]) {
        for loss in losses {
            let rule = loss.source.rule
            guard ledger.isNew(.init(sheet: loss.source.sheet, line: rule.line, property: loss.declaration.name)) else {
                continue
            }
            notes.note(
                Finding(
                    rule.isConditional ? .warning : .notice,
                    "`\(loss.declaration.name)` of this rule loses against what is inlined from other rules",
                    at: ledger.sheets[loss.source.sheet].position(line: rule.line),
                    advice: "Write \(loss.declaration.name): \(loss.declaration.value) !important."))
        }
    }

    /// Elements that show nothing themselves.
    private static func isUnseen(_ name: String) -> Bool {
        ["head", "title", "meta", "link", "base", "style", "script", "template"].contains(name)
    }
}
