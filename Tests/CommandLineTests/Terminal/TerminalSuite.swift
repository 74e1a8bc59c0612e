import Testing

/// The whole program in a real terminal, as a learner has it.
///
/// One after the other, because each has a server of its own, and what they measure is not how many servers a machine can bear.
@Suite(.serialized, .timeLimit(.minutes(10))) enum TerminalSuite {}
