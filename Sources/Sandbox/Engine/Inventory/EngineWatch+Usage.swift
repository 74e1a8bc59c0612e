import EngineValues
import Primitives
import Synchronization

/// Measures the resource usage of running containers while the view is visible.
extension EngineWatch {
    /// Sets whether the view is visible, and whether it shows more than the lesson's containers.
    package func look(isSeen: Bool, showsAll: Bool) {
        isLookedAt = isSeen
        self.showsAll = showsAll
        adjustUsage()
    }

    /// The maximum number of containers measured at the same time.
    private static let maxMeasured = 12
    /// Often enough to see a container become busy.
    private static let interval = Duration.seconds(2)

    /// Measures exactly the visible running containers, with one `docker stats` that runs as long as these stay the same.
    func adjustUsage() {
        let running = inventory.containers.filter { $0.state == .running && (showsAll || $0.isLessons) }
        let wanted = isLookedAt ? running.prefix(EngineWatch.maxMeasured).map(\.id) : []
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
            // The engine can't measure or is unreachable. The figures are missing, and the list shows the state.
        }
    }
}

/// Takes one line per container and interval and ignores the rest: the command prints new values twice a second.
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

    /// Returns a batch of measurements when it is complete.
    func take(_ line: String) -> [ContainerUsage]? {
        state.withLock { state in
            let now = ContinuousClock.now
            // The line may start with escape sequences that move the cursor. One that isn't JSON has no values.
            guard now >= state.due, let start = line.firstIndex(of: "{"), let json = try? JSONValue(parsing: line[start...]),
                let usage = ContainerUsage(json)
            else { return nil }
            state.usages[usage.id] = usage
            // A container that has exited sends no more values, so don't wait for it.
            guard state.usages.count >= size || now >= state.due + interval else { return nil }
            defer { state = State(due: now + interval) }
            return Array(state.usages.values)
        }
    }
}
