/// Collects the `<style>` elements of a page, and says which of their declarations an element gets. Branches of the template
/// have copies: behind them the rules of a sheet that only some of them have are in doubt.
struct StyleInliner {
    /// A `<style>` element whose end has not come yet.
    private struct Block {
        var bytes: [UInt8] = []
        var position: SourcePosition
        /// Whether its rules are for some readers only, or not to be inlined.
        var isConditional: Bool
        /// Whether branches of the template stand in it.
        var hasBranches = false
        /// Whether they stand within a rule, so that it cannot be told what the rules are.
        var isTorn = false
        /// The blocks that are open, as far as braces tell.
        private var depth = 0
        private var last = UInt8(ascii: "}")

        init(position: SourcePosition, isConditional: Bool) {
            self.position = position
            self.isConditional = isConditional
        }

        /// Behind a rule, a comment or `@import ...;`.
        var isBetweenRules: Bool { depth == 0 && "}/;".utf8.contains(last) }

        mutating func append(_ new: ArraySlice<UInt8>) {
            bytes += new
            for byte in new {
                if byte == UInt8(ascii: "{") { depth += 1 }
                if byte == UInt8(ascii: "}") { depth -= 1 }
                if !CSSCursor.isSpace(byte) { last = byte }
            }
        }

        /// Goes on with the rules of both branches, which began with so many bytes.
        mutating func join(_ other: Block, since common: Int) {
            hasBranches = true
            isTorn = isTorn || other.isTorn || !isBetweenRules || !other.isBetweenRules
            bytes += other.bytes.dropFirst(common)
        }
    }

    /// A sheet that counts.
    private struct Entry: Equatable {
        var number: StyleSheet.Number
        /// Whether only some branches have it.
        var isInDoubt = false
    }

    private let ledger: StyleLedger
    private let notes: CompilerNotes
    /// The sheets that count here.
    private var sheets: [Entry] = []
    /// Whether there is a sheet whose rules are not known, and so not what they could beat.
    private var isBlocked = false
    private var block: Block?

    init(_ notes: CompilerNotes, _ limits: StyleLimits = StyleLimits()) {
        ledger = StyleLedger(limits)
        self.notes = notes
    }

    var limits: StyleLimits { ledger.limits }

    /// Whether there is nothing to inline.
    var isEmpty: Bool { sheets.isEmpty || isBlocked }

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
        block?.append(bytes)
    }

    /// A tag prints a value into the sheet.
    mutating func appendHole() {
        block?.append([CSSCursor.hole])
    }

    /// A branch or a loop begins.
    mutating func enterBranch() {
        guard let block else { return }
        self.block?.hasBranches = true
        if !block.isBetweenRules { self.block?.isTorn = true }
    }

    mutating func endSheet() {
        guard let block else { return }
        self.block = nil
        if block.hasBranches {
            notes.note(
                Finding(
                    .styleNotInlined, .notice,
                    block.isTorn
                        ? "branches stand within rules of this <style>, so no styles are inlined behind it"
                        : "the rules of this <style> differ between recipients, so neither they are inlined nor what they may beat",
                    at: block.position, advice: "Write them without {% if %} and loops, and choose by class names."))
        }
        var sheet = StyleSheetReader.sheet(block.bytes, at: block.position, ledger.limits)
        for index in sheet.rules.indices {
            if block.isConditional { sheet.rules[index].isConditional = true }
            if block.hasBranches { sheet.rules[index].isInDoubt = true }
        }
        if !block.isTorn { note(sheet) }
        if !block.isConditional, block.isTorn || sheet.overLimit != nil { isBlocked = true }
        if !sheet.rules.isEmpty { sheets.append(Entry(number: ledger.add(sheet))) }
    }

    private func note(_ sheet: StyleSheet) {
        if let limit = sheet.overLimit {
            notes.note(
                Finding(
                    .styleNotInlined, .warning, "this <style> has \(limit): no styles are inlined behind it", at: sheet.position))
        }
        for line in sheet.longLines.prefix(20) {
            notes.note(
                Finding(
                    .styleNotInlined, .warning,
                    "a selector of this rule has more than \(limits.selectorParts) parts: it is not inlined, nor what it may beat",
                    at: sheet.position(line: line)))
        }
        for line in sheet.brokenLines.prefix(20) {
            notes.note(
                Finding(
                    .brokenStyle, .warning, "the selector of this rule cannot be read: mail programs skip the rule",
                    at: sheet.position(line: line)))
        }
    }

    /// Goes on after branches of which one ended like this and one like `other`.
    mutating func join(_ other: StyleInliner, since start: StyleInliner) {
        if sheets != other.sheets {
            let common = zip(sheets, other.sheets).prefix { $0 == $1 }.count
            let doubtful = sheets[common...] + other.sheets[common...]
            sheets = sheets[..<common] + doubtful.map { Entry(number: $0.number, isInDoubt: true) }
        }
        isBlocked = isBlocked || other.isBlocked
        if let theirs = other.block { block?.join(theirs, since: start.block?.bytes.count ?? 0) }
    }

    // MARK: - Elements

    /// The declarations that the last of the open elements gets; nil when there are none.
    func cascade(_ stack: ElementStack) -> StyleCascade? {
        guard let element = stack.elements.last, !Self.isUnseen(element.name) else { return nil }
        var matcher = SelectorMatcher(stack, budget: ledger.budget)
        var sources: [StyleCascade.Source] = []
        var order = 0
        for entry in sheets {
            for rule in ledger.sheets[entry.number].rules {
                order += 1
                for (weight, specificity) in weights(of: rule, isInDoubt: entry.isInDoubt || rule.isInDoubt, &matcher) {
                    sources.append(.init(rule: rule, sheet: entry.number, weight: weight, specificity: specificity, order: order))
                }
            }
        }
        let left = matcher.budget - StyleCascade.cost(of: sources)
        if ledger.budget > 0, left <= 0 {
            notes.note(
                Finding(.styleNotInlined, .warning, "the styles of this letter take too long to compare: not all are inlined"))
        }
        ledger.budget = left
        guard !sources.isEmpty, ledger.budget > 0 else { return nil }
        return StyleCascade(sources)
    }

    /// Whether there is room for these in the letter. Says so once when there is none: nothing more is inlined then.
    func mayInline(_ declarations: [StyleDeclaration], at position: SourcePosition) -> Bool {
        guard ledger.bytesLeft > 0 else { return false }
        ledger.bytesLeft -= declarations.reduce(10) { $0 + $1.name.utf8.count + $1.value.utf8.count + 2 }
        if ledger.bytesLeft <= 0 {
            notes.note(
                Finding(
                    .styleNotInlined, .warning, "more than \(limits.inlinedBytes) bytes of styles: from here on none are inlined",
                    at: position))
        }
        return ledger.bytesLeft > 0
    }

    /// The weights that the rule has for the element, each by the selector of that weight which has the most to say.
    private func weights(
        of rule: StyleRule, isInDoubt: Bool, _ matcher: inout SelectorMatcher
    ) -> [(StyleCascade.Source.Weight, StyleSelector.Specificity)] {
        var best: [StyleCascade.Source.Weight: StyleSelector.Specificity] = [:]
        for selector in rule.selectors {
            let match = matcher.match(selector)
            guard match == .yes || match == .maybe && !rule.isConditional else { continue }
            let isOutside = rule.isConditional || selector.compounds.contains(where: \.asksReader)
            let isSure = match == .yes && !isInDoubt
            let weight: StyleCascade.Source.Weight = isOutside ? .outside : isSure ? .applies : .inDoubt
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
                    .styleOverruled, rule.isConditional ? .warning : .notice,
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
