import Glibc

/// A program to be run to its end, in a session of its own, while no thread waits for it: it has no terminal, so that it can't wait for
/// somebody there either.
///
/// Whoever cancels the task that waits ends the program. Processes that it leaves running in the background are let be, unless it is ended
/// by force: then its whole group goes.
package struct CommandRun: Sendable {
    /// The name of the program, looked up in the `PATH` of the environment, and its arguments.
    package var arguments: [String]
    /// All of its environment.
    package var environment: [String: String]
    /// Where it works; `nil`: where calf does.
    package var directory: String?
    /// What it reads as its standard input.
    package var input: [UInt8]
    /// Whether what it says on standard error stands among its output, in order.
    package var mergesErrors: Bool

    /// Nothing is started yet.
    package init(
        _ arguments: [String], environment: [String: String], directory: String? = nil, input: [UInt8] = [], mergesErrors: Bool = false
    ) {
        self.arguments = arguments
        self.environment = environment
        self.directory = directory
        self.input = input
        self.mergesErrors = mergesErrors
    }

    /// Runs it to its end. Of output and errors no more than `bytes` each are kept; the rest is read and forgotten.
    ///
    /// After `within` its group is asked to end, and made to a second later.
    package func finish(within: Duration, atMost bytes: Int = 4 << 20) async throws(CommandError) -> FinishedCommand {
        try await run(within: within, atMost: bytes, see: nil)
    }

    /// Runs it to its end, or until the task is cancelled, handing over output as it comes. What it says on standard error is kept as by
    /// `finish`. `see` is called by one thread at a time and holds the program back while it works.
    package func watch(
        within: Duration? = nil, atMost bytes: Int = 4 << 20, _ see: @escaping @Sendable ([UInt8]) -> Void
    ) async throws(CommandError) -> FinishedCommand {
        try await run(within: within, atMost: bytes, see: see)
    }

    private func run(
        within: Duration?, atMost bytes: Int, see: (@Sendable ([UInt8]) -> Void)?
    ) async throws(CommandError) -> FinishedCommand {
        if Task.isCancelled { throw .cancelled }
        let running = try RunningCommand(self, limit: bytes, see: see)
        let result = await withTaskCancellationHandler {
            await withCheckedContinuation { running.begin(within: within, $0) }
        } onCancel: {
            running.end(because: .cancelled)
        }
        return try result.get()
    }
}

/// What came of a program that ran to its end.
package struct FinishedCommand: Sendable, Equatable {
    /// The exit code; 128 and the signal's number where one ended it, as a shell says it.
    package var status: Int32
    /// What ended it, where that was a signal.
    package var signal: Int32?
    /// Standard output; standard error too where the two were merged.
    package var output: [UInt8]
    package var errors: [UInt8]
    /// Whether it printed more than was kept.
    package var isCut: Bool

    /// Puts the facts together.
    package init(status: Int32, signal: Int32? = nil, output: [UInt8], errors: [UInt8] = [], isCut: Bool = false) {
        self.status = status
        self.signal = signal
        self.output = output
        self.errors = errors
        self.isCut = isCut
    }

    /// Whether it says that all went well.
    package var isSuccess: Bool { status == 0 }
    /// The output as text; bytes that are no UTF-8 become replacement characters.
    package var text: String { String(decoding: output, as: UTF8.self) }
    /// What it said on standard error, as text.
    package var errorText: String { String(decoding: errors, as: UTF8.self) }
}

/// Why a program did not run to its end.
package enum CommandError: Error, Sendable, Equatable {
    /// No such program in the folders of `PATH`.
    case notFound(String)
    case timedOut(after: Duration)
    /// The system's error number.
    case cannotStart(Int32)
    /// The task that waited was cancelled.
    case cancelled
}
