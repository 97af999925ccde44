internal import Audience
public import Storage

extension CampaignStore {
    /// The campaigns that need a stored segment by its name: those that can still be sent, and those with a run whose
    /// audience is not entered yet.
    public func campaigns(_ connection: any Connection, usingSegment name: String) throws -> [Campaign] {
        let folded = TextFolding.fold(name)
        func uses(_ definition: CampaignDefinition) -> Bool {
            (definition.to.segments + definition.exclude.segments).contains { TextFolding.fold($0) == folded }
        }
        return try all(connection).filter { campaign in
            if !campaign.state.isFinal, uses(try definition(of: campaign)) { return true }
            return try runs(connection, campaign: campaign.id).contains { run in
                guard !run.state.isFinal, !run.hasEntered else { return false }
                return try run.segment.map { TextFolding.fold($0) == folded } ?? uses(definition(of: run))
            }
        }
    }
}
