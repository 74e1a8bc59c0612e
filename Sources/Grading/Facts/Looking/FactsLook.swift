import Course
import Primitives
import Sandbox

/// One look at all facts: those that are to be seen first, then, where it is wanted, those that have to be tried.
struct FactsLook: Sendable {
    let place: FactsPlace

    /// What is whose may have changed since the last look.
    init(place: FactsPlace) { self.place = place.now }

    /// - Parameter trying: whether commands are run and connections made; `whenRest`: only if all else holds.
    enum Trying { case never, whenRest, always }

    /// A report for each fact in the order of the facts; `nil` for what was not tried.
    func reports(on facts: Facts, trying: Trying) async throws(EngineError) -> [FactReport?] {
        let seen = try await observation(of: facts)
        var reports: [[FactReport?]] = []
        for subject in facts.subjects { reports.append(stateReports(on: subject, seen)) }
        let isRestGood = reports.joined().allSatisfy { $0?.holds ?? true }
        guard trying == .always || trying == .whenRest && isRestGood else { return Array(reports.joined()) }
        let isFresh =
            seen.containers.contains { ContainerFacts(place: place, container: $0).isYoung(seconds: Self.patience) }
            || seen.services.contains { ContainerFacts(place: place, container: $0).isYoung(seconds: Self.patience) }
        for (index, subject) in facts.subjects.enumerated() where subject.group.isTried {
            reports[index] = try await triedReports(on: subject, seen).map { report in
                var report = report
                report.mayChange = isFresh && (report.flaw?.mayPass ?? false)
                return report
            }
        }
        return Array(reports.joined())
    }

    /// Seconds that a program in a container may take before it answers.
    static let patience = 10.0

    private func observation(of facts: Facts) async throws(EngineError) -> Observation {
        guard facts.needsEngine else { return Observation() }
        guard let engine = place.engine else { throw .commandMissing }
        return try await Observer(place: place, engine: engine).observe(facts)
    }

    // MARK: - To be seen

    private func stateReports(on subject: Facts.Subject, _ seen: Observation) -> [FactReport?] {
        func all(_ flaw: (Facts.Fact) -> FactFlaw?) -> [FactReport?] {
            subject.facts.map { FactReport(subject: subject, fact: $0, flaw: flaw($0)) }
        }
        func missing(_ fact: Facts.Fact) -> FactFlaw? { fact.asks(exists: false) ? nil : .missing }
        switch subject.group {
        case .shell, .http, .reaches: return subject.facts.map { _ in nil }
        case .files: return FileFacts(place: place, path: subject.name).reports(on: subject)
        case .containers:
            // A service of the lesson's Compose file may be meant by its own name.
            let service = seen.services.filter { $0.service == subject.name }
            guard let container = seen.container(subject.name) ?? (service.count == 1 ? service[0] : nil) else { return all(missing) }
            return containerReports(on: subject, [container])
        case .compose:
            let containers = seen.services.filter { $0.service == subject.name }
            return containers.isEmpty
                ? all { missing($0).map { unreadable(seen.compose) ?? $0 } } : containerReports(on: subject, containers)
        case .config: return configReports(on: subject, seen)
        case .images:
            guard let image = seen.image(subject.name) else { return all { missing($0).map { unreadableDockerfile ?? $0 } } }
            return all { ImageFacts(image: image, seen: seen).flaw($0) }
        case .volumes:
            guard let volume = seen.volumes.first(where: { place.scope.withoutProject($0.name) == subject.name || $0.name == subject.name })
            else { return all(missing) }
            if let conflict = place.conflict(volume.object) {
                return all { $0.asks(exists: false) ? nil : .taken(conflict) }
            }
            return all { $0.asks(exists: false) ? .present : nil }
        case .networks: return networkReports(on: subject, seen, missing)
        case .events:
            let found = FactValue.events(seen.events[subject.name] ?? [])
            return all { found.holds($0.value) ? nil : .differs(found) }
        }
    }

    /// Of several containers of one service, each has to be as it is asked for.
    private func containerReports(on subject: Facts.Subject, _ containers: [ObservedContainer]) -> [FactReport?] {
        subject.facts.map { fact in
            for container in containers {
                let facts = ContainerFacts(place: place, container: container)
                let flaw = facts.flaw(fact)
                if flaw != nil {
                    return FactReport(subject: subject, fact: fact, flaw: flaw, mayChange: flaw?.isTaken == false && facts.mayChange(fact))
                }
            }
            // One that runs may be about to end.
            let isShaky = containers.contains { ContainerFacts(place: place, container: $0).isYoung(seconds: 1.2) && $0.phase == .running }
            return FactReport(subject: subject, fact: fact, mayChange: fact.key == "running" && isShaky)
        }
    }

    private func configReports(on subject: Facts.Subject, _ seen: Observation) -> [FactReport?] {
        subject.facts.map { fact in
            let flaw: FactFlaw?
            switch seen.compose {
            case .services(let services) where !services[subject.name].isNull:
                flaw = fact.asks(exists: false) ? .present : ComposeFileFacts(service: services[subject.name], place: place).flaw(fact)
            case .services: flaw = fact.asks(exists: false) ? nil : .missing
            case .refused(let words): flaw = unreadable(seen.compose) ?? .composeRefused(words)
            case nil: flaw = .missing
            }
            return FactReport(subject: subject, fact: fact, flaw: flaw)
        }
    }

    /// What Compose says of a file that it can't read; `nil` where it can, or where there is none.
    private func unreadable(_ compose: Observation.ComposeReading?) -> FactFlaw? {
        guard case .refused(let words) = compose else { return nil }
        switch EngineErrorExplanation(of: words)?.kind {
        case .composeMissing: return .unjudged(.noCompose)
        case .composeFileMissing: return nil
        default: return .composeRefused(words)
        }
    }

    /// The first thing that the builder would reject in the Dockerfile of the lesson's folder.
    private var unreadableDockerfile: FactFlaw? {
        FileFacts(place: place, path: "Dockerfile").dockerfileProblem.map { .dockerfileRefused($0) }
    }

    private func networkReports(
        on subject: Facts.Subject, _ seen: Observation, _ missing: (Facts.Fact) -> FactFlaw?
    ) -> [FactReport?] {
        let network = seen.networks.first { place.scope.withoutProject($0.name) == subject.name || $0.name == subject.name }
        return subject.facts.map { fact in
            var flaw: FactFlaw?
            if let network {
                let members = FactValue.set(network.members.map(member).sorted())
                if !Self.ownedByEngine.contains(network.name), let conflict = place.conflict(network.object) {
                    flaw = fact.asks(exists: false) ? nil : .taken(conflict)
                } else if fact.key == "exists" {
                    flaw = fact.asks(exists: false) ? .present : nil
                } else {
                    flaw = members.holds(fact.value) ? nil : .differs(members)
                }
            } else {
                flaw = missing(fact)
            }
            return FactReport(subject: subject, fact: fact, flaw: flaw)
        }
    }

    private static let ownedByEngine: Set<String> = ["bridge", "host", "none"]

    /// A container's name; of a Compose service, `calf-shop-web-1`, what the service is called.
    private func member(_ name: String) -> String {
        let short = place.scope.withoutProject(name)
        guard short != name, let end = short.lastIndex(where: { $0 == "-" || $0 == "_" }), Int(short[short.index(after: end)...]) != nil
        else {
            return short
        }
        return String(short[..<end])
    }

    // MARK: - To be tried

    private func triedReports(on subject: Facts.Subject, _ seen: Observation) async throws(EngineError) -> [FactReport] {
        switch subject.group {
        case .shell: return await ShellFacts(place: place).reports(on: subject)
        case .http: return try await HTTPFacts(place: place).reports(on: subject)
        default:
            guard let engine = place.engine else { throw .commandMissing }
            let container = seen.container(subject.name) ?? seen.services.first { $0.service == subject.name }
            var reports: [FactReport] = []
            for fact in subject.facts {
                let flaw = try await ReachFacts(place: place, engine: engine).flaw(from: subject.name, container, fact)
                reports.append(FactReport(subject: subject, fact: fact, flaw: flaw))
            }
            return reports
        }
    }
}

extension Facts.Group {
    /// Whether something has to be done to find out.
    var isTried: Bool { self == .shell || self == .http || self == .reaches }
}

extension Facts {
    /// Whether the engine has to be asked.
    var needsEngine: Bool { subjects.contains { ![.shell, .files, .http].contains($0.group) } }
}

extension FactFlaw {
    /// Whether something has the name that is not the lesson's.
    fileprivate var isTaken: Bool { if case .taken = self { true } else { false } }

    /// Whether what was tried may go otherwise when a program has come up.
    fileprivate var mayPass: Bool {
        switch self {
        case .taken, .missing, .portTaken, .reachable, .unseen, .unjudged, .unreachable(.unknownName): false
        default: true
        }
    }
}
