import Course
import Sandbox

/// What came of looking at one fact.
struct FactReport: Sendable, Equatable {
    var subject: Facts.Subject
    var fact: Facts.Fact
    /// What is not as it is asked for; `nil`: it holds.
    var flaw: FactFlaw?
    /// What was found, where that is what a program made: what it printed or wrote, and how it ended.
    var found: FactFinding?
    /// Whether it may yet come true without anybody doing anything: a server that is starting, a job that is still at work.
    var mayChange = false

    var holds: Bool { flaw == nil }
    /// Whether it could not be found out.
    var isUnjudged: Bool { if case .unjudged = flaw { true } else { false } }
}

/// What a program made, as far as it can be compared with what another program makes for the same purpose.
struct FactFinding: Sendable, Equatable {
    /// A text, or a number.
    var value: FactValue
    /// The exit code, where a command was run.
    var status: Int32?
}

/// What is not as a fact says. `FactSentence.swift` makes the sentences.
indirect enum FactFlaw: Sendable, Equatable {
    /// There is nothing of that name.
    case missing
    /// There is something of that name, and it is not the lesson's.
    case taken(NameConflict)
    /// It should not be there.
    case present
    case differs(FactValue)

    // Containers.
    /// It should run, and does not.
    case ended(ContainerEnd)
    /// It should have ended.
    case stillRuns
    /// It ended before it was left time to be looked at.
    case neverStarted(reason: String)

    // Images.
    /// The image that it should be built on is not there to be compared with.
    case baseMissing(String)
    /// Its size in bytes.
    case tooLarge(Int)
    case tooManyLayers(Int)

    // Files that Docker can't read.
    case composeRefused(String)
    case dockerfileRefused(Dockerfile.Problem)

    // What was tried.
    case exited(Int32, printed: String)
    case printed(String)
    case tooLong(seconds: Int)
    case unanswered(port: Int, HTTPFailure, leadsTo: String?)
    case status(Int)
    case body(String)
    /// The port is served by a container that is not the lesson's.
    case portTaken(Int)
    case unreachable(ReachFailure)
    case reachable
    /// Another container has to run before this can be seen.
    case unseen(container: String)

    /// It could not be found out.
    case unjudged(UnjudgedFact)
}

/// How a container came to its end.
struct ContainerEnd: Sendable, Equatable {
    var phase: ObservedContainer.Phase
    var exitCode: Int
    var wasOutOfMemory: Bool
    /// Why the engine could not start it.
    var startError: String
    /// What it said last; only where that was asked for.
    var lastWords: [String] = []

    init(_ container: ObservedContainer) {
        phase = container.phase
        exitCode = container.exitCode
        wasOutOfMemory = container.wasOutOfMemory
        startError = container.startError
    }
}

/// Why a fact could not be looked at.
enum UnjudgedFact: Sendable, Equatable {
    /// The image has no tool to try a connection with, and no other image of the lesson is here that has.
    case noProbe(container: String)
    case noCompose
    case cannotRun(String)
}
