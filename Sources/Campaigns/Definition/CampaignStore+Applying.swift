internal import Foundation
public import Storage

extension CampaignStore {
    /// What `apply` did to a campaign.
    public struct Applied: Sendable, Hashable {
        public enum Change: String, Sendable {
            case added, changed, unchanged
        }

        public var campaign: Campaign
        public var change: Change
        /// What follows from the change for the campaign's schedule and its frozen audience, each in a sentence.
        public var effects: [String] = []
    }

    /// Takes a campaign file into the database. A run that has begun keeps the text it began with; an armed schedule, and an
    /// audience frozen for it, follow the new text, also while the campaign is paused. Without a schedule, or with one
    /// that is over, a scheduled campaign is a draft.
    ///
    /// - Throws: `FileError` when the file is wrong; `CampaignError` of kind `state` when the campaign has ended.
    @discardableResult
    public func apply(
        _ connection: any Connection, text: String, file: String, by cause: Cause, at now: Instant
    ) throws -> Applied {
        let definition = try CampaignDefinition(parsing: text, file: file, timeZone: timeZone)
        let known = try connection.first(
            "SELECT \(Self.columns) FROM campaign WHERE name = \(definition.name)", Self.campaign)
        guard var campaign = known else {
            return Applied(campaign: try add(connection, definition.name, text, cause, now), change: .added)
        }
        guard campaign.definition != text else { return Applied(campaign: campaign, change: .unchanged) }
        guard !campaign.state.isFinal else {
            throw CampaignError(
                .state, "the campaign \(campaign.name) is \(campaign.state.rawValue), and its file has changed since",
                advice: "Give the new text a new name: what was sent stays as it was sent.")
        }
        // A text that this version cannot read any more is another one in every respect.
        let before = try? self.definition(of: campaign)
        campaign.definition = text
        try connection.execute("UPDATE campaign SET definition = \(text), updated_at = \(now) WHERE id = \(campaign.id)")
        let effects = try follow(connection, &campaign, definition, before: before, cause, now)
        return Applied(campaign: campaign, change: .changed, effects: effects)
    }

    private func add(
        _ connection: any Connection, _ name: String, _ text: String, _ cause: Cause, _ now: Instant
    ) throws -> Campaign {
        try connection.execute(
            """
            INSERT INTO campaign (name, definition, state, created_at, updated_at)
            VALUES (\(name), \(text), \(CampaignState.draft), \(now), \(now))
            """)
        let campaign = try campaign(connection, named: name)
        try record(connection, campaign: campaign.id, run: nil, from: nil, to: campaign.state.rawValue, cause, now)
        return campaign
    }

    // MARK: What follows a changed file

    /// Lets an armed schedule follow the file. One that has not changed keeps its occurrence, which may just be late.
    private func follow(
        _ connection: any Connection, _ campaign: inout Campaign, _ definition: CampaignDefinition,
        before: CampaignDefinition?, _ cause: Cause, _ now: Instant
    ) throws -> [String] {
        guard let due = campaign.nextAt else { return [] }
        if definition.schedule != before?.schedule {
            campaign.nextAt = definition.schedule?.next(after: now)
            try saveNext(connection, campaign, now)
        }
        guard let next = campaign.nextAt else { return try unschedule(connection, &campaign, definition, due, cause, now) }
        let zone = definition.schedule?.timeZone ?? timeZone
        var effects =
            next == due ? [] : ["it starts at \(ZonedTime(next, in: zone).text), no longer at \(ZonedTime(due, in: zone).text)"]
        effects += try freeze(connection, &campaign, definition, before: before, due: due, cause, now)
        return effects
    }

    private func unschedule(
        _ connection: any Connection, _ campaign: inout Campaign, _ definition: CampaignDefinition, _ due: Instant,
        _ cause: Cause, _ now: Instant
    ) throws -> [String] {
        let reason = definition.schedule == nil ? "its schedule was taken out of its file" : "its new schedule is over"
        let cause = Cause(actor: cause.actor, reason: reason)
        try follow(connection, &campaign, .unschedule, due: due, cause, now)
        let effect =
            switch campaign.state {
            case .draft: "it was scheduled, and is a draft now"
            case .sending: "no run comes after the one that is being sent"
            default: "nothing starts by itself when it is resumed"
            }
        return ["\(reason): \(effect)"]
    }

    /// Makes, moves or takes back the run of a frozen audience, as the file wants it.
    ///
    /// - Parameters:
    ///   - before: what the file said before.
    ///   - due: when the schedule was to start it.
    /// - Returns: what was done, where a person may not expect it.
    @discardableResult
    func freeze(
        _ connection: any Connection, _ campaign: inout Campaign, _ definition: CampaignDefinition,
        before: CampaignDefinition?, due: Instant?, _ cause: Cause, _ now: Instant
    ) throws -> [String] {
        guard let next = campaign.nextAt else { return [] }
        let once = try run(connection, campaign: campaign.id, occurrence: Self.once)
        let frozen = once.flatMap { !$0.state.isFinal && $0.isArmed(due) ? $0 : nil }
        if let frozen, definition.audience == .frozen, before.map({ definition.hasAudience(of: $0) }) ?? false {
            try connection.execute(
                """
                UPDATE campaign_run SET definition = \(campaign.definition), starts_at = \(next) WHERE id = \(frozen.id)
                """)
            guard before?.template != definition.template else { return [] }
            let letter = try LetterStore().latest(connection, named: definition.template)
            try connection.execute("UPDATE campaign_run SET letter_version = \(letter?.id) WHERE id = \(frozen.id)")
            return []
        }
        var effects: [String] = []
        if frozen != nil {
            let cause = Cause(actor: cause.actor, reason: "the file asks for another audience")
            try follow(connection, &campaign, .withdraw, due: due, cause, now)
            effects = ["its audience is decided when it starts, and no longer frozen"]
        }
        guard definition.audience == .frozen else { return effects }
        let made = try insertRun(
            connection, campaign, occurrence: Self.once, kind: .full, state: campaign.state == .paused ? .paused : .entering,
            startsAt: next, cause, now)
        return made == nil ? [] : [frozen == nil ? "its audience is frozen now" : "its audience is frozen anew"]
    }

    // MARK: A file that is gone

    /// What pruning a campaign would make of it, or nil when it is at its end: it stays for its history.
    public func pruning(_ connection: any Connection, _ campaign: Campaign) throws -> CampaignPruning? {
        guard !campaign.state.isFinal else { return nil }
        let runs = try runs(connection, campaign: campaign.id)
        return CampaignPruning(
            hasRuns: !runs.isEmpty,
            open: runs.filter { !$0.state.isFinal }.map { $0.seen(isArmed: $0.isArmed(campaign.nextAt)) })
    }

    /// Lets a campaign go whose file is gone, as far as nothing of it is under way.
    ///
    /// - Returns: what became of it; nil when it is at its end.
    @discardableResult
    public func prune(
        _ connection: any Connection, _ campaign: Campaign, by cause: Cause, at now: Instant
    ) throws -> CampaignPruning? {
        let pruning = try pruning(connection, campaign)
        switch pruning {
        case .removed: try connection.execute("DELETE FROM campaign WHERE id = \(campaign.id)")
        case .cancelled:
            var campaign = campaign
            try follow(connection, &campaign, .cancel, cause, now)
        case .kept, nil: break
        }
        return pruning
    }
}

extension CampaignDefinition {
    /// Whether another file means the same people.
    fileprivate func hasAudience(of other: CampaignDefinition) -> Bool {
        to == other.to && exclude == other.exclude && missing == other.missing
            // Who lacks a value is for the letter to say.
            && (missing != .skip || template == other.template)
    }
}
