package import Course
package import EngineValues
import Primitives
import Sandbox
package import Verdicts

/// The sentences about facts: what was observed, and where to look. They never name the command that solves the exercise.
package enum FactSentence {
    /// Feedback on facts that don't all hold, the most important problem first. What a recognized mistake is about is said by its message.
    ///
    /// - Parameter state: the same facts, as the checklist shows them.
    package static func wrong(_ reports: [FactReport], _ state: FactsState, besides mistake: Exercise.Mistake? = nil) -> [Feedback] {
        let failing = reports.filter { !$0.holds }.sorted { $0.rank < $1.rank }
        // A command or a request fails as long as the container isn't there that it is about.
        let isBlocked = failing.contains(where: \.blocksOthers)
        var feedback: [Feedback] = []
        var said: Set<String> = []
        for report in failing where !(isBlocked && report.subject.group.isTried) && mistake?.covers(report) != true {
            let one = Self.feedback(of: report)
            if said.insert(one.message).inserted { feedback.append(one) }
        }
        let holding = state.items.filter { $0.standing == .holds }.map(\.wording)
        guard !failing.isEmpty, !holding.isEmpty || mistake != nil else { return feedback }
        let what = (1...3).contains(holding.count) ? ": " + Words.list(holding) : ""
        var closeness = Feedback(
            kind: .facts, message: "\(holding.count) of \(state.items.count) checks \(holding.count == 1 ? "passes" : "pass")\(what).")
        closeness.concepts = feedback.first?.concepts ?? []
        // What else is missing could give the solution away. It follows on request.
        feedback.insert(closeness, at: mistake == nil ? min(1, feedback.count) : 0)
        return feedback
    }

    /// The author's message for a mistake, with the output that shows the problem.
    package static func feedback(of mistake: Exercise.Mistake, _ reports: [FactReport]) -> Feedback {
        var feedback = Feedback(kind: .mistake, message: mistake.message)
        feedback.server = reports.first { !$0.holds && mistake.covers($0) && $0.shown != nil }?.shown
        return feedback
    }

    /// - Parameter tables: What the check compares in the database. The task is about these tables, so they come first.
    package static func right(_ seen: FactsState, tables: [String] = []) -> Feedback {
        let facts = seen.items.map(\.wording)
        let state = tables.isEmpty ? "" : "run on the original data, your answer leaves \(Words.list(tables)) as the task asks, and "
        let rest = facts.count <= 3 ? Words.list(facts) : "all \(facts.count) checks pass"
        return Feedback(kind: .right, message: "Correct: \(state)\(rest).")
    }

    /// The sentence on one fact.
    package static func feedback(of report: FactReport) -> Feedback {
        var feedback = Feedback(kind: report.isUnjudged ? .unjudged : .facts, message: report.said ?? sentence(report))
        feedback.server = report.shown
        feedback.isAboutMissingObject = report.flaw == .missing && report.subject.group != .files
        return feedback
    }

    /// Feedback for an object that shows an earlier state of the answer.
    static func feedback(of earlier: EarlierBuild) -> Feedback {
        let message =
            switch earlier {
            case .image(let name, let dockerfile):
                "The image \(name) is older than \(dockerfile): it was built before you last saved the file. "
                    + "If docker build ended with an error since then, that error says why."
            case .container(let name, let image):
                "\(name) was created from an earlier image named \(image), and that name now belongs to another image. "
                    + "An existing container keeps its old image."
            }
        return Feedback(kind: .facts, message: message)
    }

    static var unjudgedWithoutFacts: Feedback {
        Feedback(kind: .unjudged, message: "This exercise has no check for commands or files.")
    }

    /// Feedback for when the engine did not respond or reported an error.
    package static func unjudged(_ error: EngineError) -> Feedback {
        var feedback = Feedback(kind: .unjudged, message: unjudgedSentence(error))
        if case .refused(_, _, let message) = error { feedback.server = LogTail.end(of: message.trimmed).joined(separator: "\n") }
        return feedback
    }

    private static func unjudgedSentence(_ error: EngineError) -> String {
        switch error {
        case .refused(let arguments, _, let message):
            EngineErrorExplanation(of: message)?.words ?? "\(command(arguments)) failed. Check again, or run calf doctor."
        case .cancelled: "The check was stopped."
        default: "\(EngineDiagnosis(error).explanation) calf doctor says what to do."
        }
    }

    /// The command without its options, such as `docker container inspect`.
    private static func command(_ arguments: [String]) -> String {
        (["docker"] + arguments.prefix { !$0.hasPrefix("-") }.prefix(2)).joined(separator: " ")
    }

    // MARK: - One fact

    private static func sentence(_ report: FactReport) -> String {
        let (subject, fact) = (report.subject, report.fact)
        switch report.flaw {
        case nil: return FactWording.short(subject, fact) + "."
        case .missing: return (objects[subject.group] ?? container).missing.naming(subject.name)
        case .taken(let conflict): return conflict.words
        case .present:
            let object = objects[subject.group] ?? container
            return "\(object.noun.capitalizedFirst) still exists. \(object.look)".naming(subject.name)
        case .differs(.text("")) where subject.group == .files:
            return "\(subject.name) is empty. If a command wrote it, that command printed nothing."
        case .differs(let found):
            return FactDifference(subject: subject, fact: fact, found: found, printed: report.printed ?? "").sentence
        case .ended(let end): return ended(subject, end, fact)
        case .stillRuns: return "\(subject.name) is still running. docker ps shows it."
        case .serverDown(let state):
            return state == "failed"
                ? "\(subject.name) did not start. node log \(subject.name) shows why."
                : "\(subject.name) is \(state). node shows the state of each server."
        case .baseMissing(let name):
            return "\(subject.name) should be built on \(name), but that image is not on this machine. docker images lists what you have."
        case .tooLarge(let bytes):
            return
                "\(subject.name) takes \(size(bytes)). The task asks for less than \(FactWording.value(fact.value)). docker history \(subject.name) "
                + "shows what each step adds."
        case .composeRefused(let words):
            return EngineErrorExplanation(of: words)?.words
                ?? "docker compose can't read the Compose file. docker compose config shows the error."
        case .tooLong(let seconds):
            return "\(FactWording.cut(subject.name)) was still running after \(seconds) s, so it was stopped. Does it wait for something?"
        case .unanswered(let port, let failure, let leadsTo): return unanswered(subject.name, port, failure, leadsTo)
        case .portTaken(let port):
            return
                "Port \(port) on your machine is used by a container created outside this lesson. The PORTS column of docker ps shows which."
        case .unreachable(let failure): return unreachable(subject.name, fact.key, failure)
        case .reachable:
            return
                "\(subject.name) reaches \(fact.key), but should not. Which network do they share? docker network inspect lists its containers."
        case .unseen(let container):
            return "\(container) is not running, so its connections can't be checked. docker ps -a shows its status."
        case .unjudged(let reason): return reason.sentence
        }
    }

    /// What an object of a group is called, what is said if there is none, and what is said after that it still exists.
    private static let objects: [Facts.Group: (noun: String, missing: String, look: String)] = [
        .files: ("the file {}", "The lesson's folder has no file {}. ls shows what it has.", "ls shows it."),
        .compose: (
            "the service {}", "The service {} has no container. docker compose ps -a lists the containers of this project.", container.look
        ),
        .config: (
            "the service {}", "The Compose file has no service {}. docker compose config shows how Docker reads the file.",
            "docker compose config shows it."
        ),
        .images: (
            "the image {}", "There is no image {}. docker images lists what you have; no tag means :latest.", "docker images shows it."
        ),
        .volumes: ("the volume {}", "There is no volume named {}. docker volume ls lists all volumes.", "docker volume ls shows it."),
        .networks: ("the network {}", "There is no network named {}. docker network ls lists all networks.", "docker network ls shows it."),
        .servers: ("the server {}", "There is no server named {}. node lists them.", "node lists it."),
    ]

    private static let container = (
        noun: "the container {}",
        missing:
            "There is no container named {}. If docker run ended with an error, that error says why; docker ps -a lists all containers.",
        look: "docker ps -a lists it, running or stopped."
    )

    private static func ended(_ subject: Facts.Subject, _ end: ContainerEnd, _ fact: Facts.Fact) -> String {
        let (name, container) = (subject.name, end.container)
        let explained = EngineErrorExplanation(of: ([container.startError] + (end.lastWords ?? [])).joined(separator: "\n"))
        let output = end.lastWords == [] ? "It printed nothing." : "\(subject.logsCommand) shows its output."
        switch container.phase {
        case .created where !container.startError.isEmpty:
            return "\(name) was created, but could not be started. "
                + (explained?.words ?? "\(subject.inspectCommand) shows the error under State.")
        case .created: return neverStarted(name, container)
        case .paused: return "\(name) is paused. docker ps shows its status as Up (Paused)."
        case .restarting:
            return "\(name) keeps restarting. Its last exit code is \(container.exitCode). \(output)"
        default: break
        }
        if container.wasOutOfMemory {
            return "\(name) is not running. It needed more memory than its limit and was killed (exit code \(container.exitCode))."
        }
        // The log of a container that was killed doesn't say why.
        if fact.key != "running", ![137, 143].contains(container.exitCode) {
            return "\(name) exited with code \(container.exitCode)\(fact.value.isNegated ? ", but should not" : ""). \(output)"
        }
        if let explained { return "\(name) is no longer running. " + explained.words }
        switch container.exitCode {
        case 0:
            return
                "\(name) is no longer running: its command finished with exit code 0. docker ps -a shows the command. Should it keep running?"
        case 137, 143: return "\(name) was stopped by a signal (exit code \(container.exitCode)). docker ps -a shows its status."
        default:
            return "\(name) is no longer running: its command failed with exit code \(container.exitCode). \(output)"
        }
    }

    private static func neverStarted(_ name: String, _ container: ObservedContainer) -> String {
        if container.service != nil {
            let condition = container.awaited.isEmpty ? "" : ": Compose starts it once \(Words.list(container.awaited))"
            return "\(name) hasn't started yet\(condition). docker compose ps -a shows the status of each service."
        }
        return "\(name) was created, but never started. docker ps -a shows its status as Created."
    }

    private static func unanswered(_ address: String, _ port: Int, _ failure: HTTPFailure, _ container: String?) -> String {
        switch (failure, container) {
        case (.notHTTP, _): "The program at \(address) does not speak HTTP."
        case (.noAnswer, let container?):
            "Port \(port) on your machine leads to \(container), but nothing answers. Does its program listen on the port right of the arrow in docker ps?"
        case (.noAnswer, nil):
            "Nothing answers at \(address). No container publishes port \(port) on your machine. The PORTS column of docker ps shows the published ports."
        }
    }

    private static func unreachable(_ from: String, _ to: String, _ failure: ReachFailure) -> String {
        let host = to.split(separator: ":").first.map(String.init) ?? to
        return switch failure {
        case .unknownName:
            "\(from) can't resolve the name \(host). Are both on the same user-defined network? docker network inspect lists its containers."
        case .refused:
            "\(from) finds \(host), but nothing listens on port \(to.split(separator: ":").last ?? ""). What do the logs of \(host) say?"
        case .silent: "\(from) gets no answer from \(to). Are both on the same network? docker network inspect lists its containers."
        }
    }

    /// `not 200`, after a value that differs.
    package static func instead(_ value: Facts.Value) -> String { value.isNegated ? "but should not" : FactWording.value(.not(value)) }

    /// In docker's format.
    static func size(_ bytes: Int) -> String {
        let units = [("GB", 1e9), ("MB", 1e6), ("kB", 1e3)]
        guard let (unit, factor) = units.first(where: { Double(bytes) >= $0.1 }) else { return "\(bytes) B" }
        let tenths = (Double(bytes) / factor * 10).rounded() / 10
        return "\(tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)) \(unit)"
    }
}

extension FactReport {
    /// The order of problems: unreadable files first, then missing objects, wrong properties, and failed commands and connections.
    fileprivate var rank: Int {
        let order: [Facts.Group] = [
            .files, .config, .images, .networks, .volumes, .servers, .containers, .compose, .events, .http, .reaches, .shell,
        ]
        let group = (order.firstIndex(of: subject.group) ?? order.count) * 10
        return switch flaw {
        case .composeRefused: 0
        case .taken, .missing: group + 1
        // It may end by itself. Whether it has ended when something else is wrong is chance, and nothing waits for it.
        case .stillRuns where mayChange: group + 4
        case .ended, .stillRuns, .serverDown: group + 2
        case .unjudged: 1_000
        default: group + 3
        }
    }

    /// Whether commands and requests can't succeed before this problem is solved.
    fileprivate var blocksOthers: Bool {
        switch flaw {
        case .missing, .ended, .composeRefused, .taken, .serverDown:
            [.containers, .compose, .config, .images, .servers].contains(subject.group)
        default: false
        }
    }

    /// Program output that helps the learner understand the problem.
    fileprivate var shown: String? {
        let text: String
        switch flaw {
        case .differs: text = printed ?? ""
        case .ended(let end):
            let error = end.container.startError
            text = error.isEmpty ? (end.lastWords ?? []).joined(separator: "\n") : error
        case .composeRefused(let words): text = words
        default: return nil
        }
        let shown = LogTail.end(of: text.trimmed).map { $0.count > 200 ? String($0.prefix(199)) + "…" : $0 }
        return shown.isEmpty ? nil : shown.joined(separator: "\n")
    }
}

extension Exercise.Mistake {
    /// Whether the mistake's message is about the same property of the same object.
    fileprivate func covers(_ report: FactReport) -> Bool {
        when?.subjects.contains { subject in
            subject.group == report.subject.group && subject.name == report.subject.name
                && subject.facts.contains { $0.key == report.fact.key }
        } ?? false
    }
}
