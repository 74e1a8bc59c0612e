/// How long calf waits for the engine, and for what an answer has started. A learner waits, too, so the usual times are short. Where success
/// is expected, longer times cost nothing, and a busy machine doesn't count as a mistake.
package struct Patience: Sendable, Equatable {
    /// For one command of docker that neither builds nor uses the network. Only an engine that hangs takes this long.
    package var docker: Duration
    /// For an attempt to connect from a container to another, which limits itself to a few seconds.
    package var connection: Duration
    /// For facts that may still come true, because a program is starting.
    package var facts: Duration
    /// For a command of a check.
    package var command: Duration
    /// For the response from an address.
    package var response: Duration

    /// - Parameters:
    ///   - engine: the factor for what ends by itself.
    ///   - answers: the factor for what a wrong answer waits out.
    private init(engine: Int, answers: Int) {
        (docker, connection) = (.seconds(20 * engine), .seconds(12 * engine))
        (facts, command, response) = (.seconds(15 * answers), .seconds(20 * answers), .seconds(3 * answers))
    }

    /// For answers that may be right or wrong.
    package static let usual = Patience(engine: 1, answers: 1)
    /// For answers that are right, such as solutions.
    package static let expectingSuccess = Patience(engine: 6, answers: 6)
    /// For answers that are wrong, such as mistakes.
    package static let expectingFailure = Patience(engine: 6, answers: 1)
}
