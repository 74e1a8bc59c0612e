import EngineValues
import Primitives

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
        let tell = tell
        do throws(EngineError) {
            try await engine.watch(["stats", "--no-trunc", "--format", "{{json .}}"] + containers) { chunk in
                let usages = lines.take(chunk).compactMap { line in
                    // Escape sequences that move the cursor may come first. What isn't JSON then has no values.
                    (try? JSONValue(parsing: line.drop { $0 != "{" })).flatMap { ContainerUsage($0) }
                }
                if !usages.isEmpty { tell(.uses(usages)) }
            }
        } catch {
            // The engine can't measure or is unreachable. The figures are missing, and the list shows the state.
        }
    }
}
