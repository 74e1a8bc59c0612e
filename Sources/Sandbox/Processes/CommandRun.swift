import Glibc

/// Runs a program to completion in its own session, without blocking a thread. It has no terminal, so it can't wait for user input.
///
/// Canceling the waiting task ends the program. Background processes that it started outlive it, unless it is canceled or times out: then
/// its whole process group is killed.
package struct CommandRun: Sendable {
    /// The program's name, looked up in the environment's `PATH`, and its arguments.
    package var arguments: [String]
    /// The complete environment.
    package var environment: [String: String]
    /// The working directory; `nil` means calf's own.
    package var directory: String?
    /// The program's standard input.
    package var input: [UInt8]
    /// Whether standard error is interleaved with standard output.
    package var mergesErrors: Bool

    package init(
        _ arguments: [String], environment: [String: String], directory: String? = nil, input: [UInt8] = [], mergesErrors: Bool = false
    ) {
        self.arguments = arguments
        self.environment = environment
        self.directory = directory
        self.input = input
        self.mergesErrors = mergesErrors
    }

    /// Runs the program until it exits. Keeps at most `bytes` each of output and errors, and discards the rest.
    ///
    /// After `within`, the process group receives SIGTERM, and SIGKILL a second later.
    package func finish(within: Duration, atMost bytes: Int = 4 << 20) async throws(CommandError) -> FinishedCommand {
        try await watch(within: within, atMost: bytes, nil)
    }

    /// Runs the program until it exits or the task is canceled, passing on output as it arrives. Standard error is kept as in `finish`.
    /// `see` is called by one thread at a time, and the program's output is not read while it runs. Without it, output is kept, too.
    package func watch(
        within: Duration? = nil, atMost bytes: Int = 4 << 20, _ see: (@Sendable ([UInt8]) -> Void)?
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

/// The result of a program that ran to completion.
package struct FinishedCommand: Sendable, Equatable {
    /// The exit code, or, as in a shell, 128 plus the number of the signal that ended it.
    package var status: Int32
    /// The signal that ended it, if any.
    package var signal: Int32?
    /// Standard output, including standard error if the two were merged.
    package var output: [UInt8]
    package var errors: [UInt8] = []
    /// Whether output was discarded.
    package var isCut = false

    /// Whether the exit code is 0.
    package var isSuccess: Bool { status == 0 }
    /// The output as text. Invalid UTF-8 becomes replacement characters.
    package var text: String { String(decoding: output, as: UTF8.self) }
    /// Standard error as text.
    package var errorText: String { String(decoding: errors, as: UTF8.self) }
}

/// Why a program did not run to completion.
package enum CommandError: Error, Sendable, Equatable {
    /// There is no such program in the folders of `PATH`.
    case notFound(String)
    case timedOut(after: Duration)
    /// With the system's error number.
    case cannotStart(Int32)
    /// The waiting task was canceled.
    case cancelled
}
