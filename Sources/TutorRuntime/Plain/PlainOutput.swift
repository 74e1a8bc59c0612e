import Sandbox
import Synchronization
import TutorCore

/// What a command prints, handed on line by line as it comes, up to a number of lines that one would still listen to.
final class PlainOutput: Sendable {
    private struct State {
        var lines = 0
        var reader = RefusalReader()
        var refused: [RefusalReader.Refused] = []
    }

    private static let maxLines = 200

    private let lines = LineCollector()
    private let state = Mutex(State())
    private let write: @Sendable (String) -> Void

    init(write: @escaping @Sendable (String) -> Void) { self.write = write }

    /// The names that docker has refused since something has them.
    var refused: [RefusalReader.Refused] { state.withLock { $0.refused } }

    func take(_ bytes: [UInt8]) {
        state.withLock { $0.refused += $0.reader.read(bytes[...]) }
        for line in lines.take(bytes) { tell(line) }
    }

    /// The last line may have no end; and there may have been more than was told.
    func finish() {
        let rest = lines.takeRest()
        if !rest.isEmpty { tell(rest) }
        let hidden = state.withLock { $0.lines } - Self.maxLines
        if hidden > 0 { write("… \(hidden) more lines\n") }
    }

    private func tell(_ line: String) {
        let isTold = state.withLock { state in
            state.lines += 1
            return state.lines <= Self.maxLines
        }
        if isTold { write(PlainTutor.safe(line)) }
    }
}
