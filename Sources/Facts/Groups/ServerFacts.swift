import Course
import Servers

/// Facts about one of the lesson's servers: whether it runs, which calf knows, and what its kind says about it.
struct ServerFacts: Sendable {
    private var nodes: [NodeReport] = []
    private var kinds: [String: ServerKind] = [:]
    /// Why nothing was learned about the servers.
    private var problem: String?

    /// Asks about the nodes that facts name, all at the same time.
    init(_ facts: Facts, at place: FactsPlace) async {
        let names = Set(facts.subjects.filter { $0.group == .servers }.map(\.name))
        guard let servers = place.servers else {
            problem = "the lesson's servers don't run"
            return
        }
        kinds = servers.kinds
        do { nodes = names.isEmpty ? [] : try await servers.reports(on: names.sorted()) } catch { problem = "\(error)" }
    }

    func reports(on subject: Facts.Subject) -> [FactReport] {
        subject.facts.map { fact in
            let flaw = flaw(fact, of: subject)
            // Servers take a moment for everything: to start, to notice a failure, to replay what they received.
            return FactReport(subject: subject, fact: fact, flaw: flaw, mayChange: flaw != nil)
        }
    }

    private func flaw(_ fact: Facts.Fact, of subject: Facts.Subject) -> FactFlaw? {
        if let problem { return .unjudged(.cannotRun(problem)) }
        guard let report = nodes.first(where: { $0.name == subject.name }) else { return .missing }
        let found: FactValue
        let isDown = !report.isRunning || report.isFrozen
        switch fact.key {
        case "running": found = .bool(report.isRunning)
        case "frozen": found = .bool(report.isFrozen)
        default:
            if isDown { return .serverDown(report.state) }
            if report.isSilent { return .unjudged(.cannotRun("\(subject.name) doesn't answer")) }
            found = value(report[fact.key] ?? "", kinds[report.kind]?.facts[fact.key] ?? .text)
        }
        return found.holds(fact.value) ? nil : isDown ? .serverDown(report.state) : .differs(found)
    }

    /// A value that a kind printed. Nothing printed is no number.
    private func value(_ text: String, _ type: ServerKind.FactType) -> FactValue {
        switch type {
        case .text: .text(text)
        case .list: .set(text.split(separator: ",").map { String($0.drop { $0 == " " }) })
        case .number, .bytes, .seconds: Quantity(text).map { .quantity($0, type) } ?? .text(text)
        }
    }

    static let words: [String: FactWords] = [
        "running": .either(
            "{} is running", or: "{} is stopped", should: ("be running", "be stopped"), look: "node shows the state of each server."),
        "frozen": .either(
            "{} is frozen", or: "{} is not frozen", should: ("be frozen", "not be"), look: "node shows the state of each server."),
    ]

    /// What is said about a fact of a kind.
    static func words(_ key: String) -> FactWords {
        .says(
            "on {}, \(key)", "is", part: "contains", seen: "On {}, \(key) is", shouldPart: "contain", empty: "empty",
            look: "node facts {} shows it.")
    }
}
