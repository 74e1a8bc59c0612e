import Course
import Sandbox

/// The one place where what was found about facts becomes words: what is, and what to look at; never the command that mends it.
enum FactSentence {
    /// All that is to be said of facts that do not all hold: one thing first.
    static func wrong(_ reports: [FactReport]) -> [Feedback] {
        let failing = reports.filter { !$0.holds }.sorted { $0.rank < $1.rank }
        var feedback: [Feedback] = []
        var said: Set<String> = []
        for report in failing {
            let one = Self.feedback(of: report)
            if said.insert(one.message).inserted { feedback.append(one) }
        }
        let holding = reports.filter(\.holds)
        guard !holding.isEmpty, !feedback.isEmpty else { return feedback }
        let what = holding.count <= 3 ? ": " + Words.list(holding.map { FactWording.short($0.subject, $0.fact) }) : ""
        var closeness = Feedback(kind: .facts, message: "\(holding.count) of \(reports.count) hold\(holding.count == 1 ? "s" : "")\(what).")
        closeness.concepts = feedback[0].concepts
        feedback.insert(closeness, at: 1)
        return feedback
    }

    static func right(_ reports: [FactReport]) -> Feedback {
        let facts = reports.map { FactWording.short($0.subject, $0.fact) }
        return Feedback(
            kind: .right, message: facts.count <= 3 ? "Right: \(Words.list(facts))." : "Right. All \(facts.count) things asked for hold.")
    }

    static func feedback(of report: FactReport) -> Feedback {
        let said = report.isUnjudged ? nil : report.fact.say
        var feedback = Feedback(kind: report.isUnjudged ? .unjudged : .facts, message: said ?? sentence(report))
        feedback.server = report.shown
        return feedback
    }

    static var unjudgedWithoutFacts: Feedback {
        Feedback(kind: .unjudged, message: "This exercise has no check by which commands or files could be judged.")
    }

    /// When the engine could not be asked.
    static func unjudged(_ error: EngineError) -> Feedback {
        var feedback = Feedback(kind: .unjudged, message: unjudgedSentence(error))
        if case .refused(_, _, let message) = error { feedback.server = message }
        return feedback
    }

    private static func unjudgedSentence(_ error: EngineError) -> String {
        switch error {
        case .commandMissing: "Docker is not installed here, so containers can't be looked at. calf doctor says how to get it."
        case .refused(_, _, let message):
            EngineErrorExplanation(of: message)?.words ?? "The engine could not be asked. calf doctor says what is wrong with it."
        case .timedOut(_, let after): "The engine did not answer within \(after.components.seconds) s. calf doctor says how it stands."
        case .unreadable, .cannotStart: "The engine could not be asked. calf doctor says what is wrong with it."
        case .cancelled: "The check was stopped."
        }
    }

    // MARK: - One fact

    private static func sentence(_ report: FactReport) -> String {
        let (subject, fact) = (report.subject, report.fact)
        switch report.flaw {
        case nil: return FactWording.short(subject, fact) + "."
        case .missing: return missing(subject)
        case .taken(let conflict): return conflict.words
        case .present: return "\(thing(subject).firstCapitalized) is still there. \(lists(subject))"
        case .differs(let found): return FactDifference(subject: subject, fact: fact, found: found).sentence
        case .ended(let end): return ended(subject.name, end, isAskedToRun: fact.key == "running")
        case .stillRuns: return "\(subject.name) still runs; docker ps shows it."
        case .neverStarted(let reason):
            return "\(subject.name) was made, but never started. "
                + (EngineErrorExplanation(of: reason)?.words ?? "docker ps -a shows it as Created.")
        case .baseMissing(let name):
            return "\(subject.name) should be built on \(name), and that image is not on this machine. docker images lists those that are."
        case .tooLarge(let bytes):
            return
                "\(subject.name) takes \(size(bytes)), and should take less than \(FactWording.value(fact.value)). docker history \(subject.name) "
                + "shows how much each step adds."
        case .tooManyLayers(let count):
            return
                "\(subject.name) has \(Words.count(count, "layer")), and at most \(FactWording.value(fact.value)) are asked for. Each RUN, COPY "
                + "and ADD makes one; docker history \(subject.name) lists them."
        case .composeRefused(let words):
            return EngineErrorExplanation(of: words)?.words
                ?? "docker compose can't read the Compose file. docker compose config says where."
        case .exited(let status, _):
            return "\(FactWording.cut(subject.name)) ends with the exit code \(status), and should \(expects(fact.value)). "
                + "Run it yourself and read what it says."
        case .printed(let printed):
            if case .not(let value) = fact.value {
                return "\(FactWording.cut(subject.name)) prints \(FactWording.value(value)), and should not."
            }
            return printed.trimmed.isEmpty
                ? "\(FactWording.cut(subject.name)) prints nothing; \(FactWording.value(fact.value)) is expected."
                : "\(FactWording.cut(subject.name)) prints something else than \(FactWording.value(fact.value))."
        case .tooLong(let seconds):
            return "\(FactWording.cut(subject.name)) was still at work after \(seconds) s, and was ended. Does it wait for something?"
        case .unanswered(let port, let failure, let leadsTo): return unanswered(subject.name, port, failure, leadsTo)
        case .portTaken(let port):
            return
                "Port \(port) of your machine leads to a container that does not belong to this lesson. docker ps shows in its column PORTS which "
                + "one. As long as it has the port, nothing of this lesson can."
        case .status(let status):
            return
                "Something answers at \(subject.name), but with the status \(status) instead of \(FactWording.value(fact.value)). docker logs of the "
                + "container behind it often says why."
        case .body: return "Something answers at \(subject.name), but \(FactWording.value(fact.value)) is not in what it says."
        case .unreachable(let failure): return unreachable(subject.name, fact.key, failure)
        case .reachable:
            return
                "\(subject.name) reaches \(fact.key), and should not. Containers reach each other where they share a network; docker network inspect "
                + "lists who is on one."
        case .unseen(let container): return "\(container) does not run, so what it reaches can't be seen. docker ps -a shows how it ended."
        case .unjudged(let reason): return unjudged(reason)
        }
    }

    private static func missing(_ subject: Facts.Subject) -> String {
        switch subject.group {
        case .files: "There is no file \(subject.name) in the lesson's folder. ls shows what is there."
        case .containers, .reaches, .events:
            "There is no container named \(subject.name) yet. docker ps -a lists those there are, stopped ones too."
        case .compose: "No container of the service \(subject.name) is there. docker compose ps -a lists those of this project."
        case .config: "The Compose file has no service \(subject.name). docker compose config shows how docker reads the file."
        case .images: "There is no image \(subject.name) yet. docker images lists those there are; a name without a tag means :latest."
        case .volumes: "There is no volume named \(subject.name). docker volume ls lists those there are."
        case .networks: "There is no network named \(subject.name). docker network ls lists those there are."
        case .shell, .http: "\(subject.name) is not there."
        }
    }

    private static func thing(_ subject: Facts.Subject) -> String {
        switch subject.group {
        case .containers, .reaches, .events, .http, .shell: "the container \(subject.name)"
        case .compose, .config: "the service \(subject.name)"
        case .images: "the image \(subject.name)"
        case .volumes: "the volume \(subject.name)"
        case .networks: "the network \(subject.name)"
        case .files: "the file \(subject.name)"
        }
    }

    private static func lists(_ subject: Facts.Subject) -> String {
        switch subject.group {
        case .images: "docker images shows it."
        case .volumes: "docker volume ls shows it."
        case .networks: "docker network ls shows it."
        case .files: "ls shows it."
        case .config: "docker compose config shows it."
        default: "docker ps -a shows it, running or stopped."
        }
    }

    private static func ended(_ name: String, _ end: ContainerEnd, isAskedToRun: Bool) -> String {
        let explained = EngineErrorExplanation(of: ([end.startError] + end.lastWords).joined(separator: "\n"))
        switch end.phase {
        case .created where !end.startError.isEmpty:
            return "\(name) was made, but could not be started. "
                + (explained?.words ?? "docker inspect \(name) says why under State, Error.")
        case .created: return "\(name) was made, but not started yet: docker ps -a shows it as Created."
        case .paused: return "\(name) is paused: docker ps shows it as Up (Paused)."
        case .restarting:
            return
                "\(name) ends and is started again, over and over; the last time with the exit code \(end.exitCode). docker logs \(name) shows why."
        default: break
        }
        if !isAskedToRun { return "\(name) ended with the exit code \(end.exitCode). docker logs \(name) shows what it said." }
        if end.wasOutOfMemory {
            return "\(name) is not running: it wanted more memory than it may have, and was killed (exit code \(end.exitCode))."
        }
        if let explained { return "\(name) is not running any more. " + explained.words }
        switch end.exitCode {
        case 0:
            return
                "\(name) is not running any more: its command came to its end (exit code 0), and a container lives as long as its command. docker ps -a "
                + "shows the command."
        case 137, 143: return "\(name) was stopped (exit code \(end.exitCode)). docker ps -a shows it."
        default:
            return
                "\(name) is not running any more: its command failed with the exit code \(end.exitCode). docker logs \(name) shows what it said last."
        }
    }

    private static func unanswered(_ address: String, _ port: Int, _ failure: HTTPFailure, _ container: String?) -> String {
        switch (failure, container) {
        case (.notHTTP, _): "What answers at \(address) does not speak HTTP."
        case (.badAddress, _): "The name in \(address) can't be found."
        case (_, let container?):
            "Port \(port) of your machine leads into \(container), but nothing answers there. Does the program in it listen on the port that stands right "
                + "of the arrow in docker ps, and on all addresses?"
        case (_, nil):
            "Nothing answers at \(address): port \(port) of your machine leads nowhere. docker ps shows in its column PORTS which ports lead into "
                + "containers; 80/tcp without an arrow leads nowhere."
        }
    }

    private static func unreachable(_ from: String, _ to: String, _ failure: ReachFailure) -> String {
        let host = to.split(separator: ":").first.map(String.init) ?? to
        return switch failure {
        case .unknownName:
            "\(from) does not know the name \(host). Containers find each other by name on a network that somebody made and that both are on; docker "
                + "network inspect lists its members."
        case .refused:
            "\(from) finds \(host), but nothing listens there on port \(to.split(separator: ":").last ?? ""). docker logs \(host) shows whether its program "
                + "has come up."
        case .silent: "\(from) gets no answer from \(to). Are both on one network? docker network inspect lists who is."
        }
    }

    private static func unjudged(_ reason: UnjudgedFact) -> String {
        switch reason {
        case .noProbe(let container):
            "Whether \(container) reaches it can't be tried: its image has no tool for it, and no image of this lesson that has one is here."
        case .noCompose: EngineErrorExplanation.Kind.unknownCommand("compose").words
        case .cannotRun(let words): "This could not be looked at: \(words)."
        }
    }

    private static func expects(_ value: Facts.Value) -> String {
        switch value {
        case .not(let code): "end with another one than \(FactWording.value(code))"
        default: "end with \(FactWording.value(value))"
        }
    }

    /// As docker shows it.
    static func size(_ bytes: Int) -> String {
        let units = [("GB", 1e9), ("MB", 1e6), ("kB", 1e3)]
        guard let (unit, factor) = units.first(where: { Double(bytes) >= $0.1 }) else { return "\(bytes) B" }
        let tenths = (Double(bytes) / factor * 10).rounded() / 10
        return "\(tenths == tenths.rounded() ? String(Int(tenths)) : String(tenths)) \(unit)"
    }
}

extension FactReport {
    /// What is said first: whether things are there, what they are, what they do, what was tried.
    fileprivate var rank: Int {
        let order: [Facts.Group] = [.files, .config, .images, .networks, .volumes, .containers, .compose, .events, .http, .reaches, .shell]
        let group = (order.firstIndex(of: subject.group) ?? order.count) * 10
        return switch flaw {
        case .taken, .missing, .composeRefused: group
        case .ended, .neverStarted, .stillRuns: group + 1
        case .unjudged: 1_000
        default: group + 2
        }
    }

    /// The words of a program that help to see it.
    fileprivate var shown: String? {
        let text: String
        switch flaw {
        case .exited(_, let printed), .printed(let printed): text = printed
        case .ended(let end): text = end.startError.isEmpty ? end.lastWords.joined(separator: "\n") : end.startError
        case .neverStarted(let reason): text = reason
        case .composeRefused(let words): text = words
        default: return nil
        }
        let lines = text.trimmed.split(separator: "\n", omittingEmptySubsequences: false)
        let shown = lines.suffix(8).map { $0.count > 200 ? $0.prefix(199) + "…" : String($0) }.joined(separator: "\n")
        return shown.isEmpty ? nil : shown
    }
}

extension String {
    var firstCapitalized: String { prefix(1).uppercased() + dropFirst() }
}
