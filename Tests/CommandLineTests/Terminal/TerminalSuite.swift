import Testing

/// The whole program in a real terminal.
///
/// Serialized, because each test has its own server, and the tests don't measure how many servers a machine can run.
@Suite(.serialized, .timeLimit(.minutes(10))) enum TerminalSuite {}
