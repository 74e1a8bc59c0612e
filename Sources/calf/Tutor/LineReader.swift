import Dispatch

/// The lines of standard input. Waiting for one blocks a thread of its own, never one that tasks run on.
struct LineReader: Sendable {
    private let queue = DispatchQueue(label: "calf.lines")

    /// The next line without its end; `nil` at the end of the input.
    func next() async -> String? {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: readLine()) }
        }
    }
}
