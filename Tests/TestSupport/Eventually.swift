import Glibc

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
    _ what: String, within limit: Duration = .seconds(180), every pause: Duration = .milliseconds(5),
    finding found: @autoclosure () throws -> String = "", file: String = #fileID, line: Int = #line,
    _ condition: () async throws -> Bool
) async throws {
    let clock = ContinuousClock()
    let deadline = clock.now + limit
    while true {
        let start = clock.now
        if try await condition() { return }
        let end = clock.now
        var isOver = end > deadline
        // A test that runs into its time limit is canceled.
        if !isOver { do { try await clock.sleep(for: max(pause, (end - start) * 2)) } catch { isOver = true } }
        if isOver { throw AwaitedInVain(what: what, found: try found(), file: file, line: line) }
    }
}

/// Like `eventually`, for code that can't be asynchronous, such as a `deinit`: blocks the thread, and returns whether the condition held
/// within the same limit.
package func eventuallyBlocking(_ condition: () -> Bool) -> Bool {
    let deadline = ContinuousClock.now + .seconds(180)
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
