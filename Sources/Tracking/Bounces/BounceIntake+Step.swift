internal import Audience
internal import Mail
internal import Storage

extension BounceIntake {
    /// The work on one message inside its transaction.
    struct Step {
        let connection: any Connection
        let evidence: any DeliveryEvidence
        let token: Token
        let message: [UInt8]
        let at: Instant

        func take(_ report: InboundReport) throws -> Outcome {
            let key = try connection.text("SELECT address_key FROM contact WHERE id = \(token.contact)")
            if key == nil { return try takeAfterDeletion(report) }
            guard let key, let campaign = try evidence.campaign(connection, run: token.run) else { return .unknown }
            switch report {
            case .delivery(let report): return try take(report, key, campaign)
            case .feedback(let report): return try take(report, campaign)
            case .words(let report): return try take(report, campaign)
            case .copy: return try complain(campaign)
            case .autoReply: return .autoReply
            case .other: return try keep("neither a report nor an automatic reply")
            }
        }

        private func take(_ report: DeliveryStatusReport, _ key: String, _ campaign: Int64) throws -> Outcome {
            guard let recipient = Self.recipient(of: report, key) else { return try keep("a report about several recipients") }
            let found = BounceClassifier.classify(recipient, in: report)
            let kind: BounceKind
            switch found.kind {
            case _ where recipient.action == .delayed: return .noFailure  // the other server goes on trying
            case .other: return found.reason == .autoReply ? .autoReply : .noFailure
            case .hard: kind = .hard
            case .soft: kind = .soft
            case .policy: kind = .policy
            }
            if found.reason == .other { _ = try keep("a failure for a reason that no rule knows") }
            return try record(
                kind, campaign, reason: found.reason.rawValue,
                code: recipient.status.flatMap { EnhancedStatus(in: $0)?.description },
                diagnostic: recipient.diagnosticCode)
        }

        /// Words are guessed from: without a rule that knows them a person has to look.
        private func take(_ report: WordedReport, _ campaign: Int64) throws -> Outcome {
            guard !report.isDelay else { return .noFailure }
            let found = report.meaning
            guard found.reason != .other, let kind = BounceKind(rawValue: found.kind.rawValue) else {
                return try keep("a failure told in words that no rule knows")
            }
            return try record(
                kind, campaign, reason: found.reason.rawValue, code: EnhancedStatus(in: report.explanation)?.description,
                diagnostic: report.explanation)
        }

        /// Only `abuse` is the reader's complaint (RFC 5965 section 7.3); others say something about mail servers.
        private func take(_ report: FeedbackReport, _ campaign: Int64) throws -> Outcome {
            switch report.wish {
            case .complain: try complain(campaign)
            case .leave: try unsubscribe(.feedback)
            case nil where report.isNoComplaint: .noFailure
            case nil: try keep("feedback of type \(report.feedbackType.prefix(40))")
            }
        }

        /// The token of a link to leave proves no more than that its reader may leave.
        private func complain(_ campaign: Int64) throws -> Outcome {
            if token.purpose == .unsubscribe { return try unsubscribe(.complaint) }
            return try record(.complaint, campaign, reason: "abuse", code: nil, diagnostic: nil)
        }

        private func unsubscribe(_ means: UnsubscribeMeans) throws -> Outcome {
            var writer = EventWriter(connection, evidence)
            _ = try writer.write(TrackedEvent(.unsubscribe(means), run: token.run, contact: token.contact, at: at))
            return .unsubscribed
        }

        /// Who complains, or leaves, after having been deleted must not be mailed when the address comes back.
        private func takeAfterDeletion(_ report: InboundReport) throws -> Outcome {
            let status: ContactStatus
            switch report {
            case .copy: status = token.purpose == .unsubscribe ? .unsubscribed : .complained
            case .feedback(let report):
                guard let wish = report.wish else { return .unknown }
                status = wish == .leave || token.purpose == .unsubscribe ? .unsubscribed : .complained
            case .delivery, .words, .autoReply, .other: return .unknown
            }
            if let successor = try DeletedContacts.successor(connection, of: token.contact) {
                try StatusMachine.change(
                    connection, successor, to: status, cause: status == .complained ? .complaint : .unsubscribe,
                    actor: "bounce", evidence: "run \(token.run): as a contact that was deleted", at: at)
                return .remembered
            }
            return try DeletedContacts.suppress(connection, token.contact, status: status, at: at) == nil
                ? .unknown : .remembered
        }

        private func record(
            _ kind: BounceKind, _ campaign: Int64, reason: String, code: String?, diagnostic: String?
        ) throws -> Outcome {
            let effect = try BounceRecorder.record(
                connection, contact: token.contact, campaign: campaign, run: token.run, kind: kind, reason: reason, code: code,
                diagnostic: diagnostic, at: at)
            try evidence.evidence(
                connection, run: token.run, contact: token.contact, kind: kind == .complaint ? .complained : .bounced(kind),
                at: at)
            return .recorded(kind, effect)
        }

        private func keep(_ why: String) throws -> Outcome {
            try KeptMessages.keep(connection, message, token: token, why: why, at: at) ? .kept : .dropped
        }

        /// The recipient that the report is about: each of our messages has one, but a mailing list or a forwarding server
        /// on the way may report several.
        private static func recipient(of report: DeliveryStatusReport, _ key: String) -> DeliveryStatusReport.Recipient? {
            let named = report.recipients.filter { recipient in
                [recipient.originalRecipient, recipient.finalRecipient].contains {
                    $0.flatMap { try? EmailAddress(parsing: $0).key } == key
                }
            }
            if let named = named.first(where: { $0.action == .failed }) ?? named.first { return named }
            let all = report.recipients
            return all.count == 1 || all.allSatisfy { $0.action == .failed } ? all.first : nil
        }
    }
}
