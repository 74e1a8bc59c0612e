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
            return subject.reports { _ in .unjudged(.cannotRun("\(subject.name) is not an http:// address of this machine")) }
        }
        let publisher = try await publisher(of: request.port)
        if let publisher, place.conflict(publisher.object) != nil { return subject.reports { _ in .portTaken(request.port) } }
        switch await tried.result(of: subject.name, { await request.send(within: place.patience.response) }) {
        case .success(let answer): return subject.facts.map { report(on: $0, of: subject, answer) }
        case .failure(let failure):
            return subject.reports { _ in .unanswered(port: request.port, failure, leadsTo: publisher?.name) }
        }
    }

    private func report(on fact: Facts.Fact, of subject: Facts.Subject, _ answer: HTTPAnswer) -> FactReport {
        let found: FactValue = fact.key == "status" ? .number(answer.status) : .text(answer.body)
        let holds = fact.key == "status" ? found.holds(fact.value) : fact.value.stands(in: answer.body)
        return FactReport(subject: subject, fact: fact, flaw: holds ? nil : .differs(found), found: found)
    }

    /// The container that publishes a port of this machine; `nil` if none does, though a program outside containers may still answer.
    private func publisher(of port: Int) async throws(EngineError) -> ObservedContainer? {
        guard let engine = place.engine else { return nil }
        let ids = try await engine.run(["ps", "--quiet", "--no-trunc"]).text.split(whereSeparator: \.isWhitespace).map(String.init)
        let containers = try await Observer(place: place, engine: engine).inspect("container", ids).map { ObservedContainer($0) }
            .filter { $0.ports().values.contains { $0.contains(String(port)) } }
        return containers.first { place.conflict($0.object) == nil } ?? containers.first
    }
}
