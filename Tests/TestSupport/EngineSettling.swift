/// What an engine holds, once it is as expected. When a command returns, the engine may still be at work, for example on
/// removing a container that ran with `--rm`, or on what a client requested before it left.
///
/// Tests that compare an engine's objects call this, and then expect the result to be right, so that a failure shows the difference.
///
/// - Parameter read: lists the objects.
package func untilEngineSettled(
    _ isExpected: (Set<String>) -> Bool, _ read: () async throws -> Set<String>
) async throws -> Set<String> {
    var now: Set<String> = []
    do {
        try await eventually("the engine") {
            now = try await read()
            return isExpected(now)
        }
    } catch is AwaitedInVain {}
    return now
}
