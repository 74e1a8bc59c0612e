import EngineValues
import Synchronization

/// Follows the log of the selected container.
extension EngineWatch {
    /// Reports what this container prints from now on, and nothing from any other; `nil` stops that.
    package func follow(_ container: String?) {
        if log?.container == container { return }
        log?.task.cancel()
        log = nil
        isLogOver = false
        if let container { followAnew(container) }
    }

    /// Follows the log again if the container was restarted.
    func adjustLog() {
        guard isLogOver, let container = log?.container, inventory.containers.contains(where: { $0.id == container && $0.isAlive })
        else { return }
        followAnew(container)
    }

    private func followAnew(_ container: String) {
        isLogOver = false
        log = (container, Task { await readLog(of: container) })
    }

    private func readLog(of container: String) async {
        guard let engine else { return }
        var isFlooded = false
        repeat {
            isFlooded = await readLog(of: container, engine, afterFlood: isFlooded)
            // Once a second is as often as a reader can take in new lines.
            if isFlooded { try? await Task.sleep(for: .seconds(1)) }  // cut short only when the task is canceled
        } while isFlooded && !Task.isCancelled
        if log?.container == container, !Task.isCancelled { isLogOver = true }
    }

    /// Reads until the log ends or lines come too fast. Returns whether they came too fast.
    private func readLog(of container: String, _ engine: Engine, afterFlood: Bool) async -> Bool {
        let (news, arrived) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let buffer = LogBuffer(LogTail(container: container, isFlood: afterFlood))
        let command = CommandRun(
            [engine.docker, "logs", "--follow", "--tail", "\(LogTail.maxLines)", container], environment: engine.environment,
            mergesErrors: true)
        let reading = Task {
            do throws(CommandError) {
                _ = try await command.watch { chunk in
                    buffer.add(chunk)
                    arrived.yield()
                }
            } catch {
                // The container was removed, or the log is no longer shown.
            }
            arrived.yield()
            arrived.finish()
        }
        // An empty log has to be reported, too.
        let silence = Task {
            try? await Task.sleep(for: .milliseconds(500))  // cut short only when the task is canceled
            arrived.yield()
        }
        defer { silence.cancel() }
        for await _ in news {
            let (tail, isFlooded) = buffer.look()
            if !Task.isCancelled { tell(.logs(tail)) }
            if isFlooded {
                reading.cancel()
                await reading.value
                return true
            }
            try? await Task.sleep(for: .milliseconds(200))  // cut short only when the task is canceled
        }
        reading.cancel()
        await reading.value
        return false
    }
}

/// Collects on one thread what a container printed, for another thread to read.
private final class LogBuffer: Sendable {
    private struct State {
        var tail: LogTail
        var lines = 0
    }

    private let state: Mutex<State>
    private let lines = LineCollector(longest: LogTail.longestLine)

    init(_ tail: LogTail) { state = Mutex(State(tail: tail)) }

    /// More lines than this between two reads are a flood. The first read may find all the lines that are kept.
    private static let flood = 3 * LogTail.maxLines

    func add(_ chunk: [UInt8]) {
        let complete = lines.take(chunk)
        state.withLock { state in
            state.lines += complete.count
            // During a flood, lines are only counted. Restarting the log shows the newest ones.
            if state.lines <= LogBuffer.flood { state.tail.add(complete) }
        }
    }

    func look() -> (LogTail, isFlooded: Bool) {
        state.withLock { state in
            let isFlooded = state.lines > LogBuffer.flood
            state.lines = 0
            if isFlooded { state.tail.isFlood = true }
            return (state.tail, isFlooded)
        }
    }
}
