import Dispatch

/// The lines of standard input. Waiting for one blocks a dedicated thread, never one that runs tasks.
struct LineReader: Sendable {
    private let queue = DispatchQueue(label: "calf.lines")

    /// The next line without its line break; `nil` at the end of the input.
    func next() async -> String? {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: readLine()) }
        }
    }
}
