internal import App
internal import ArgumentParser
internal import Audience
internal import Diagnostics
internal import Foundation
internal import Storage

extension ActivityCommand {
    struct Define: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Defines an activity, or adds parameters to one.",
            discussion: """
                Each parameter is NAME:TYPE. Types: \(ActivityParameter.Kind.userDefined.map(\.rawValue).joined(separator: ", ")). \
                A choice has its options in parentheses, as in "size:choice(S,M,L)" (in quotation marks, because of the \
                shell); more can be added by defining it again.
                """)
        @OptionGroup var global: GlobalOptions
        @Argument(help: "What segments call it, in the past tense: a-z, 0-9 and _.") var name: String
        @Argument(help: "Each as NAME:TYPE.") var parameters: [String] = []

        private struct Report: Encodable {
            var name: String
            var parameters: [ParameterReport]
            /// What was not there before: the activity's name, parameters, and options as PARAMETER=OPTION.
            var added: [String]
        }

        func run() async throws {
            let (name, plans) = (name, try parameters.map(Self.plan))
            let report = try await global.withMerpati { merpati in
                let now = merpati.time.now()
                return try await merpati.database.write { connection in try Self.define(name, plans, connection, now) }
            }
            if global.json { return try Console.json(report) }
            Console.print("activity \(report.name): \(report.parameters.map(\.text).joined(separator: " "))")
            Console.print(report.added.isEmpty ? "nothing is new" : "new: \(report.added.joined(separator: ", "))")
        }

        private static func define(
            _ name: String, _ plans: [ActivityParameterPlan], _ connection: any Connection, _ now: Instant
        ) throws -> Report {
            var added: [String] = []
            let known = try CatalogueStore.load(connection).activity(name)
            var activity =
                try known ?? CatalogueStore.defineActivity(connection, name: name, parameters: [], at: now)
            if known == nil { added.append(name) }
            for plan in plans { added += try add(plan, to: &activity, connection) }
            return Report(name: name, parameters: activity.parameters.map(ParameterReport.init), added: added)
        }

        /// Adds what is missing of a parameter, and tells what that was.
        private static func add(
            _ plan: ActivityParameterPlan, to activity: inout ActivityDefinition, _ connection: any Connection
        ) throws -> [String] {
            guard let known = activity.parameter(plan.name) else {
                try CatalogueStore.addParameter(connection, to: &activity, plan)
                return [plan.name]
            }
            guard known.kind == plan.kind else {
                throw AppError(
                    .failed,
                    "\(activity.name) has a parameter \(plan.name) already, of type \(known.kind.rawValue) and not \(plan.kind.rawValue)",
                    advice: "A parameter keeps its type. Choose another name.")
            }
            let missing = plan.options.filter { known.option(named: $0) == nil }
            for option in missing {
                try CatalogueStore.addOption(connection, to: &activity, parameter: plan.name, name: option)
            }
            return missing.map { "\(plan.name)=\($0)" }
        }

        /// Reads `price:number` and `size:choice(S,M,L)`.
        private static func plan(_ text: String) throws -> ActivityParameterPlan {
            guard let match = text.wholeMatch(of: /([^:]+):([^(]+)(?:\((.*)\))?/) else {
                throw ValidationError("\"\(text)\" is not of the form NAME:TYPE")
            }
            let (name, type) = (String(match.1), String(match.2))
            let kinds = ActivityParameter.Kind.userDefined
            guard let kind = kinds.first(where: { $0.rawValue == type }) else {
                let known = kinds.map(\.rawValue)
                throw ValidationError(
                    "\"\(type)\" is no type\(NearestName.find(type, in: known).map { "; did you mean \"\($0)\"?" } ?? ".") Types are \(known.joined(separator: ", "))."
                )
            }
            let options = (match.3 ?? "").split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
            guard match.3 == nil || kind == .choice else {
                throw ValidationError("\"\(text)\": only a choice has options")
            }
            return ActivityParameterPlan(name: name, kind: kind, options: options.filter { !$0.isEmpty })
        }
    }
}
