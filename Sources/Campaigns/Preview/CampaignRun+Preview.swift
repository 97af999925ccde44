internal import Storage

extension CampaignRun {
    /// The run of a preview: it is stored nowhere, and the tokens of its links stand for nobody.
    static func preview(at now: Instant) -> CampaignRun {
        CampaignRun(
            id: 0, campaignID: 0, occurrence: "preview", kind: .full, state: .sending, definition: "", secret: [], startsAt: now,
            enteredThrough: 0, enterUntil: 0, createdAt: now)
    }

    /// Stored runs begin at 1.
    var isPreview: Bool { id == 0 }
}
