import Course
import EngineValues
import Primitives
import Sandbox

/// Facts about the response from an address: a port that the lesson publishes.
struct HTTPFacts {
    let place: FactsPlace
    let tried: TriedResults

    func reports(on subject: Facts.Subject) async throws(EngineError) -> [FactReport] {
        guard let request = HTTPRequest(subject.name) else {
            return subject.reports { _ in .unjudged(.cannotRun("\(subject.name) is not an http:// address")) }
        }
        let owner = request.isLocal ? try await owner(of: request.port) : nil
        if case .foreign = owner { return subject.reports { _ in .portTaken(request.port) } }
        switch await tried.result(of: subject.name, { await request.send(within: place.patience.response) }) {
        case .success(let answer): return subject.facts.map { report(on: $0, of: subject, answer) }
        case .failure(let failure):
            var container: String?
            if case .own(let name) = owner { container = name }
            return subject.reports { _ in .unanswered(port: request.port, failure, leadsTo: container) }
        }
    }

    private func report(on fact: Facts.Fact, of subject: Facts.Subject, _ answer: HTTPAnswer) -> FactReport {
        var report = FactReport(subject: subject, fact: fact)
        if fact.key == "status" {
            let status = FactValue.number(answer.status)
            report.found = status
            if !status.holds(fact.value) { report.flaw = .status(answer.status) }
        } else {
            report.found = .text(answer.body)
            if !fact.value.stands(in: answer.body) { report.flaw = .body(answer.body) }
        }
        return report
    }

    private enum Owner {
        case own(String)
        case foreign
    }

    /// The container that publishes a port of this machine; `nil` if none does, though a program outside containers may still answer.
    private func owner(of port: Int) async throws(EngineError) -> Owner? {
        guard let engine = place.engine else { return nil }
        let ids = try await engine.run(["ps", "--quiet", "--no-trunc"]).text.split(whereSeparator: \.isWhitespace).map(String.init)
        let containers = try await Observer(place: place, engine: engine).inspect("container", ids).map { ObservedContainer($0) }
            .filter { $0.ports().values.contains { $0.contains(String(port)) } }
        if let own = containers.first(where: { place.conflict($0.object) == nil }) { return .own(own.name) }
        return containers.isEmpty ? nil : .foreign
    }
}
