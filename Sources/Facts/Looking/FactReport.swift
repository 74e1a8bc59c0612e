package import Course
package import EngineValues
import Sandbox

/// The result of checking one fact.
package struct FactReport: Sendable, Equatable {
    /// What the fact is about.
    package var subject: Facts.Subject
    /// The fact.
    package var fact: Facts.Fact
    /// How the subject differs from the fact; `nil` if the fact holds.
    package var flaw: FactFlaw?
    /// A program's output or exit code, if the fact is about one: text or a number.
    package var found: FactValue?
    /// The exit code, if a command was run.
    package var status: Int32?
    /// What the command printed. A failed one usually explains itself on standard error, so this contains errors, too.
    package var printed: String?
    /// Whether the result may still change without any action: a server that is starting, or a job that is still running.
    var mayChange = false

    /// Whether the fact is true.
    package var holds: Bool { flaw == nil }
    /// Whether it is about a container that runs, but has just started.
    var mayStillExit: Bool { holds && mayChange && fact.key == "running" }
    /// Whether its container's program has ended, so that its output may say why.
    var isEnded: Bool {
        if case .ended(let end) = flaw { end.container.phase != .created && end.container.startError.isEmpty } else { false }
    }
    /// Whether the fact could not be checked.
    package var isUnjudged: Bool { if case .unjudged = flaw { true } else { false } }
    /// What the author says of it. That isn't true before the check has ended with a finding, nor of the text of a file that has none.
    var said: String? {
        switch flaw {
        case .tooLong, .unjudged: nil
        case .missing where subject.group == .files && fact.key != "exists": nil
        case .differs(.text("")) where subject.group == .files: nil
        default: fact.say
        }
    }
    /// Whether the engine is the reason, so that other facts may not hold for the same reason.
    var isBeyondEngine: Bool { if case .unjudged(let reason) = flaw { reason.isBeyondEngine } else { false } }
}

extension Facts.Subject {
    /// A report on each of its facts.
    func reports(_ flaw: (Facts.Fact) -> FactFlaw?) -> [FactReport] { facts.map { FactReport(subject: self, fact: $0, flaw: flaw($0)) } }
}

/// How a subject differs from a fact. `FactSentence.swift` turns it into a sentence.
package indirect enum FactFlaw: Sendable, Equatable {
    /// Nothing has this name.
    case missing
    /// A foreign object has this name.
    case taken(NameConflict)
    /// It exists, but should not.
    case present
    case differs(FactValue)

    // Containers.
    /// It should be running, or should have run, but is not running.
    case ended(ContainerEnd)
    /// It should have ended.
    case stillRuns

    // Servers.
    /// It says nothing about itself, because it's in this state.
    case serverDown(String)

    // Images.
    /// The image that it should be built on is not on this machine, so it can't be compared.
    case baseMissing(String)
    /// Its size in bytes.
    case tooLarge(Int)

    /// Compose can't read its file, and says this.
    case composeRefused(String)

    // Commands and connections.
    case tooLong(seconds: Int)
    case unanswered(port: Int, HTTPFailure, leadsTo: String?)
    /// The port is used by a container that does not belong to the lesson.
    case portTaken(Int)
    case unreachable(ReachFailure)
    case reachable
    /// A container must be running before this can be checked.
    case unseen(container: String)

    /// It could not be checked.
    case unjudged(UnjudgedFact)
}

/// A container that ended.
package struct ContainerEnd: Sendable, Equatable {
    var container: ObservedContainer
    /// Its last lines of output; `nil` if they were not read.
    var lastWords: [String]?
}

/// Why a fact could not be checked.
package struct UnjudgedFact: Sendable, Equatable {
    let sentence: String
    var isBeyondEngine = false

    /// The container's image has no tool for testing a connection.
    static func noProbe(container: String) -> Self {
        Self(sentence: "The connection from \(container) can't be tested, because its image has no tool for that.")
    }

    static let noCompose = Self(
        sentence: "This docker has no Compose plugin, so this could not be checked."
            + (EngineDiagnosis.composeMissing.fix.map { " This installs it: \($0)" } ?? ""))

    /// More has happened on the engine since the exercise started than it remembers, and calf has not seen all of it.
    static func eventsLost(container: String) -> Self {
        Self(
            sentence: "This could not be checked: the engine no longer has all events of \(container). Reset the containers to start over.")
    }

    /// This engine can't do it: some rootless engines lack a right for it.
    static func beyondEngine(_ words: String) -> Self {
        Self(sentence: "This could not be checked on this engine: \(words).", isBeyondEngine: true)
    }

    static func cannotRun(_ words: String) -> Self { Self(sentence: "This could not be checked: \(words).") }
}
