import Glibc
import Synchronization

/// How many waits of this process were in vain. After three, something is broken, and the tests that it breaks needn't take minutes each to
/// say so. One that only was slow runs once more, alone.
private let waitsInVain = Atomic(0)

/// How long a test waits where it doesn't say so.
private func patience() -> Duration { waitsInVain.load(ordering: .relaxed) < 3 ? .seconds(180) : .seconds(20) }

/// Waits until a condition holds. Throws what the test waited for, and what there was instead, if it never does.
///
/// This is one of the two files in which tests may sleep (`Tests/house-rules`): it only sleeps between two looks at a condition. The limit
/// is generous, because it elapses only when something is broken. On a busy machine, a test becomes slow, but doesn't fail.
///
/// - Parameters:
///   - what: what the test waits for, as in "waited in vain for the second row".
///   - pause: the least time between two looks. Looks that take long are rarer, so that they leave the processors to what they wait for.
///   - found: what there is instead, for the error.
package func eventually(
    _ what: String, within limit: Duration? = nil, every pause: Duration = .milliseconds(5),
    finding found: @autoclosure () throws -> String = "", file: String = #fileID, line: Int = #line,
    _ condition: () async throws -> Bool
) async throws {
    let clock = ContinuousClock()
    let deadline = clock.now + (limit ?? patience())
    while true {
        let start = clock.now
        if try await condition() { return }
        let end = clock.now
        var isOver = end > deadline
        // A test that runs into its time limit is canceled.
        if !isOver { do { try await clock.sleep(for: max(pause, (end - start) * 2)) } catch { isOver = true } }
        guard isOver else { continue }
        if limit == nil { waitsInVain.add(1, ordering: .relaxed) }
        throw AwaitedInVain(what: what, found: try found(), file: file, line: line)
    }
}

/// Like `eventually`, for code that can't be asynchronous, such as a `deinit`: blocks the thread, and returns whether the condition held
/// within the same limit.
package func eventuallyBlocking(_ condition: () -> Bool) -> Bool {
    let deadline = ContinuousClock.now + patience()
    while !condition() {
        if ContinuousClock.now > deadline { return false }
        usleep(5000)
    }
    return true
}

/// What a test waited for never came true.
package struct AwaitedInVain: Error, CustomStringConvertible {
    package var what: String
    /// What there was instead.
    package var found: String
    package var file: String
    package var line: Int

    package var description: String {
        "\(file):\(line): waited in vain for \(what)" + (found.isEmpty ? "" : "; instead, there was\n\(found)\n")
    }
}
