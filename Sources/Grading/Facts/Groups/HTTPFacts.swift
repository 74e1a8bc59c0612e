import Course
import Sandbox

/// Facts about what answers at an address: a published port of the lesson's.
struct HTTPFacts {
    let place: FactsPlace

    /// How long an answer may take.
    private static let limit = 3.0

    func flaws(_ subject: Facts.Subject) async throws(EngineError) -> [FactFlaw?] {
        guard let request = HTTPRequest(subject.name) else {
            return subject.facts.map { _ in .unjudged(.cannotRun("\(subject.name) is not an address that can be asked")) }
        }
        let owner = request.isLocal ? try await owner(of: request.port) : nil
        if case .foreign = owner { return subject.facts.map { _ in .portTaken(request.port) } }
        switch await request.send(within: Self.limit) {
        case .success(let answer): return subject.facts.map { flaw($0, answer) }
        case .failure(let error):
            var container: String?
            if case .own(let name) = owner { container = name }
            return subject.facts.map { _ in .unanswered(port: request.port, error.failure, leadsTo: container) }
        }
    }

    private func flaw(_ fact: Facts.Fact, _ answer: HTTPAnswer) -> FactFlaw? {
        if fact.key == "status" { return FactValue.number(answer.status).holds(fact.value) ? nil : .status(answer.status) }
        let asked: Facts.Value = if case .text = fact.value { .has(fact.value) } else { fact.value }
        return FactValue.text(answer.body).holds(asked) ? nil : .body(answer.body)
    }

    private enum Owner {
        case own(String)
        case foreign(String)
    }

    /// The container to which a port of the machine leads. A program outside of containers may answer as well.
    private func owner(of port: Int) async throws(EngineError) -> Owner? {
        guard let engine = place.engine else { return nil }
        let arguments = ["ps", "--no-trunc", "--filter", "publish=\(port)", "--format", "{{.ID}}"]
        let ids = try await engine.run(arguments).text.split(whereSeparator: \.isWhitespace).map(String.init)
        guard !ids.isEmpty else { return nil }
        let containers = try await engine.json(["inspect", "--type", "container"] + ids).items.map { ObservedContainer($0) }
        if let own = containers.first(where: { place.conflict($0.object) == nil }) { return .own(own.name) }
        return containers.first.map { .foreign($0.name) }
    }
}
