package import Course
import DockerCLI
package import EngineValues
import Primitives
import Sandbox
import Verdicts

/// Checks all facts once: first the ones that only need a snapshot and then, if requested, the ones that need a command or connection.
package struct FactsLook: Sendable {
    let place: FactsPlace
    private let tried: TriedResults

    /// Reads the ownership again, because it may have changed since the last snapshot.
    ///
    /// - Parameter tried: results so far. Known ones are not tried again, and new ones are added.
    /// - Parameters:
    ///   - place: where to look.
    ///   - tried: results to use, and to add to.
    package init(place: FactsPlace, tried: TriedResults = TriedResults()) { (self.place, self.tried) = (place.now, tried) }

    /// When to run commands and make connections.
    ///
    /// - `whenRest`: only if all other facts hold.
    /// - `untilFailure`: the same, and stop at the first failure, for when only the verdict matters.
    /// - `only`: those of some subjects.
    package enum Trying: Equatable { case never, whenRest, untilFailure, only([Facts.Subject]), always }

    /// A report for each fact, in order; `nil` for facts that were not tried.
    ///
    /// - Parameter evenIfYoung: whether to try anything while a container that should run may still exit.
    package func reports(on facts: Facts, trying: Trying, evenIfYoung: Bool = true) async throws(EngineError) -> [FactReport?] {
        let seen = try await observation(of: facts)
        var reports: [[FactReport?]] = []
        for subject in facts.subjects { reports.append(stateReports(on: subject, seen)) }
        let isRestGood = reports.joined().allSatisfy { $0?.holds ?? true }
        if isRestGood, !evenIfYoung, reports.joined().contains(where: { $0?.mayStillExit ?? false }) { return Array(reports.joined()) }
        guard trying.needsRest ? isRestGood : trying != .never else { return Array(reports.joined()) }
        let isFresh = (seen.containers + seen.services).contains { !$0.hasEndedForGood && $0.isYoung(seconds: Self.patience) }
        for (index, subject) in facts.subjects.enumerated() where subject.group.isTried && trying.includes(subject) {
            reports[index] = try await triedReports(
                on: subject, seen, nth: facts.subjects[..<index].count { $0.group == .shell && $0.name == subject.name }
            ).map { report in
                var report = report
                report.mayChange = isFresh && (report.flaw?.mayPass ?? false)
                return report
            }
            if trying == .untilFailure, !reports[index].allSatisfy({ $0?.holds ?? false }) { break }
        }
        return Array(reports.joined())
    }

    /// How long a program in a container may take until it responds, in seconds.
    static let patience = 10.0

    private func observation(of facts: Facts) async throws(EngineError) -> Observation {
        var seen = Observation()
        if facts.needsEngine {
            guard let engine = place.engine else { throw .commandMissing }
            seen = try await Observer(place: place, engine: engine, tried: tried).observe(facts)
        }
        if facts.subjects.contains(where: { $0.group == .servers }) { seen.servers = await ServerFacts(facts, at: place) }
        return seen
    }

    // MARK: - From a snapshot

    private func stateReports(on subject: Facts.Subject, _ seen: Observation) -> [FactReport?] {
        switch subject.group {
        case .shell, .http, .reaches: return subject.facts.map { _ in nil }
        case .files: return FileFacts(place: place, path: subject.name).reports(on: subject)
        case .servers: return seen.servers?.reports(on: subject) ?? subject.facts.map { _ in nil }
        case .containers:
            guard let container = seen.container(subject.name) else { return subject.reports(missing) }
            return containerReports(on: subject, [container], seen)
        case .compose:
            let containers = seen.services.filter { $0.service == subject.name }
            if containers.isEmpty { return subject.reports { missing($0).map { unreadable(seen.compose) ?? $0 } } }
            return containerReports(on: subject, containers, seen)
        case .config: return configReports(on: subject, seen)
        case .images:
            guard let image = seen.image(subject.name) else { return subject.reports(missing) }
            return subject.reports { ImageFacts.rows.flaw($0, of: ImageFacts(image: image, seen: seen)) }
        case .volumes: return objectReports(on: subject, seen.volumes)
        case .networks: return objectReports(on: subject, seen.networks)
        case .events:
            return subject.reports { fact in
                let found = FactValue.events((seen.events[subject.name] ?? []).actions(for: fact.value))
                let holds = found.holds(fact.value)
                // What is known to have happened stays so. What is not may be among the lost events.
                if !seen.hasAllEvents, holds == fact.value.isNegated { return .unjudged(.eventsLost(container: subject.name)) }
                return holds ? nil : .differs(found)
            }
        }
    }

    private func missing(_ fact: Facts.Fact) -> FactFlaw? { fact.asks(exists: false) ? nil : .missing }

    /// If a service has several containers, the fact must hold for each of them.
    private func containerReports(on subject: Facts.Subject, _ containers: [ObservedContainer], _ seen: Observation) -> [FactReport?] {
        subject.facts.map { fact in
            for container in containers {
                let facts = ContainerFacts(place: place, container: container, images: seen.images)
                let flaw = facts.flaw(fact)
                if flaw != nil {
                    return FactReport(subject: subject, fact: fact, flaw: flaw, mayChange: flaw?.isTaken == false && facts.mayChange(fact))
                }
            }
            // A container that has just started may still exit.
            let isShaky = containers.contains { $0.isYoung(seconds: 1.2) && $0.phase == .running }
            return FactReport(subject: subject, fact: fact, mayChange: fact.key == "running" && isShaky)
        }
    }

    private func configReports(on subject: Facts.Subject, _ seen: Observation) -> [FactReport?] {
        subject.reports { fact in
            switch seen.compose {
            case .services(let services) where !services[subject.name].isNull:
                fact.asks(exists: false)
                    ? .present : ComposeFileFacts.rows.flaw(fact, of: ComposeFileFacts(service: services[subject.name], place: place))
            case .services: fact.asks(exists: false) ? nil : .missing
            case .refused(let words): unreadable(seen.compose) ?? .composeRefused(words)
            case nil: .missing
            }
        }
    }

    /// Compose's error for a file that it can't read; `nil` if it can, or if there is no file.
    private func unreadable(_ compose: Observation.ComposeReading?) -> FactFlaw? {
        guard case .refused(let words) = compose else { return nil }
        switch EngineErrorExplanation(of: words)?.kind {
        case .composeMissing: return .unjudged(.noCompose)
        case .composeFileMissing: return nil
        default: return .composeRefused(words)
        }
    }

    private func objectReports(on subject: Facts.Subject, _ objects: [Observation.NamedObject]) -> [FactReport?] {
        let found = objects.first { [$0.object.name, place.withoutProject($0.object.name)].contains(subject.name) }
        guard let found else { return subject.reports(missing) }
        if !found.object.isBuiltIn, let conflict = place.conflict(found.object) {
            return subject.reports { $0.asks(exists: false) ? nil : .taken(conflict) }
        }
        let members = FactValue.set(found.members.sorted())
        return subject.reports { fact in
            if fact.key == "exists" { return fact.asks(exists: false) ? .present : nil }
            return members.holds(fact.value) ? nil : .differs(members)
        }
    }

    // MARK: - By commands and connections

    private func triedReports(on subject: Facts.Subject, _ seen: Observation, nth: Int) async throws(EngineError) -> [FactReport] {
        switch subject.group {
        case .shell: return await ShellFacts(place: place, tried: tried).reports(on: subject, nth: nth)
        case .http: return try await HTTPFacts(place: place, tried: tried).reports(on: subject)
        default:
            guard let engine = place.engine else { throw .commandMissing }
            // A service of the lesson's Compose file can be given by its name.
            let container = seen.container(subject.name) ?? seen.services.first { $0.service == subject.name }
            var reports: [FactReport] = []
            for fact in subject.facts {
                let flaw = try await ReachFacts(place: place, engine: engine, tried: tried).flaw(from: subject.name, container, fact)
                reports.append(FactReport(subject: subject, fact: fact, flaw: flaw))
            }
            return reports
        }
    }
}

extension FactsLook.Trying {
    /// Whether nothing is tried if another fact fails.
    fileprivate var needsRest: Bool { self == .whenRest || self == .untilFailure }

    fileprivate func includes(_ subject: Facts.Subject) -> Bool {
        if case .only(let subjects) = self { subjects.contains(subject) } else { true }
    }

    /// What to try while waiting for failing facts: the rest is tried again once these hold.
    func narrowed(to failing: [FactReport]) -> Self {
        if failing.allSatisfy(\.subject.group.isTried) { return .only(failing.map(\.subject)) }
        return self == .always ? .never : self
    }
}

extension Facts.Group {
    /// Whether checking these facts needs a command or connection.
    var isTried: Bool { self == .shell || self == .http || self == .reaches }
}

extension Facts {
    /// Whether checking these facts needs the engine.
    package var needsEngine: Bool { subjects.contains { ![.shell, .files, .http, .servers].contains($0.group) } }
}

extension FactFlaw {
    /// Whether a foreign object has the name.
    fileprivate var isTaken: Bool { if case .taken = self { true } else { false } }

    /// Whether the check may succeed once a program has started up.
    fileprivate var mayPass: Bool {
        switch self {
        case .taken, .missing, .portTaken, .reachable, .unseen, .unjudged, .unreachable(.unknownName): false
        default: true
        }
    }
}
