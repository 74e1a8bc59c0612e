import Glibc
import Synchronization
import Terminal

/// How far a long command is, on standard error: a bar on a terminal, a line every ten seconds elsewhere.
final class ProgressBar: Sendable {
    private struct State {
        var done = 0
        /// How much of the next item is done, from 0 to 1, and what that item is.
        var part = 0.0
        var detail = ""
    }

    private let state = Mutex(State())
    private let total: Int
    private let noun: String
    private let start = ContinuousClock.now
    private let output: Output

    private init(total: Int, noun: String, output: Output) {
        self.total = total
        self.noun = noun
        self.output = output
    }

    /// Calls `body`, which reports what it has done, and shows that meanwhile, unless the command has `--quiet`.
    ///
    /// - Parameter noun: What `total` counts, in the singular.
    static func during<Result>(
        _ total: Int, _ noun: String, _ invocation: Invocation, _ body: (ProgressBar) async throws -> Result
    ) async throws -> Result {
        let output = invocation.context.output
        let bar = ProgressBar(total: total, noun: noun, output: output)
        if invocation.arguments.has("quiet") { return try await body(bar) }
        let isTerminal = isatty(STDERR_FILENO) == 1
        let clock = Task {
            while !Task.isCancelled {
                do { try await Task.sleep(for: .seconds(isTerminal ? 1 : 10)) } catch { return }
                if isTerminal { output.show(status: bar.drawing) } else { output.printError("calf: \(bar.sentence)") }
            }
        }
        let outcome: Swift.Result<Result, any Error>
        do { outcome = .success(try await body(bar)) } catch { outcome = .failure(error) }
        clock.cancel()
        await clock.value
        output.show(status: "")
        return try outcome.get()
    }

    /// Some items are done.
    func advance(by count: Int = 1) {
        state.withLock { $0 = State(done: $0.done + count) }
        output.show(status: drawing, isUpdate: true)
    }

    /// A part of the next item is done.
    func show(_ detail: String, part: Double) {
        state.withLock {
            $0.detail = detail
            $0.part = part
        }
    }

    /// `12 of 30 answers, 40 s`
    private var sentence: String {
        let state = state.withLock(\.self)
        let count = "\(state.done) of \(total) \(noun)\(total == 1 ? "" : "s")"
        let seconds = (ContinuousClock.now - start).components.seconds
        return ([count, state.detail, "\(seconds) s"]).filter { !$0.isEmpty }.joined(separator: ", ")
    }

    /// The same behind a bar.
    private var drawing: String {
        let share = state.withLock { (Double($0.done) + $0.part) / Double(max(1, total)) }
        let full = Int(share * Double(Self.width))
        return String(repeating: "█", count: full) + String(repeating: "░", count: Self.width - full) + "  " + sentence
    }

    private static let width = 24
}
