/// What an engine holds, once it is as expected. What a command has asked for may still be under way when the command returns: above all, the
/// removal of containers that ran with `--rm`, and what a client requested before it left.
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
