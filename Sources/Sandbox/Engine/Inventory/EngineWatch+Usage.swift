import Primitives
import Synchronization

/// What running containers take, while somebody looks.
extension EngineWatch {
    /// Says whether the view is seen, and whether it shows more than the lesson's.
    package func look(isSeen: Bool, showsAll: Bool) {
        isLookedAt = isSeen
        self.showsAll = showsAll
        adjustUsage()
    }

    /// How many containers are measured at once.
    private static let mostMeasured = 12
    /// A sample this often is enough for a line that shows a minute.
    private static let interval = Duration.seconds(2)

    /// Measures just those that run and are seen: one `docker stats` that goes on as long as they are the same.
    func adjustUsage() {
        let running = inventory.containers.filter { $0.state == .running && (showsAll || $0.isLessons) }
        let wanted = isLookedAt ? running.prefix(EngineWatch.mostMeasured).map(\.id) : []
        guard wanted != usage?.containers ?? [] else { return }
        usage?.task.cancel()
        usage = nil
        guard let engine, !wanted.isEmpty else { return }
        usage = (wanted, Task { await measure(wanted, engine) })
    }

    private func measure(_ containers: [String], _ engine: Engine) async {
        let lines = LineCollector()
        let batch = UsageBatch(size: containers.count, interval: EngineWatch.interval)
        let tell = tell
        do throws(EngineError) {
            _ = try await engine.watch(["stats", "--no-trunc", "--format", "{{json .}}"] + containers) { chunk in
                for line in lines.take(chunk) {
                    if let complete = batch.take(line) { tell(.uses(complete)) }
                }
            }
        } catch {
            // An engine that can't measure, or has gone: the lines stay empty, and the list says what there is.
        }
    }
}

/// Takes one line of each container every so often and passes over all others: the command repeats itself twice a second.
private final class UsageBatch: Sendable {
    private struct State {
        var due = ContinuousClock.now
        var usages: [String: ContainerUsage] = [:]
    }

    private let state = Mutex(State())
    private let size: Int
    private let interval: Duration

    init(size: Int, interval: Duration) {
        self.size = size
        self.interval = interval
    }

    /// A batch, once it is complete.
    func take(_ line: String) -> [ContainerUsage]? {
        state.withLock { state in
            let now = ContinuousClock.now
            // Before each line may stand what moves a terminal's cursor.
            guard now >= state.due, let start = line.firstIndex(of: "{"), let usage = read(line[start...]) else { return nil }
            state.usages[usage.id] = usage
            // One that has ended sends no more numbers; the others don't wait for it.
            guard state.usages.count >= size || now >= state.due + interval else { return nil }
            defer { state = State(due: now + interval) }
            return Array(state.usages.values)
        }
    }

    private func read(_ text: Substring) -> ContainerUsage? {
        do throws(JSONError) {
            return ContainerUsage(try JSONValue(parsing: String(text)))
        } catch {
            return nil
        }
    }
}
