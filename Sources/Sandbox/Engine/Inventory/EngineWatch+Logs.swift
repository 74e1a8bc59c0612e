import Synchronization

/// The last lines of the container that is looked at.
extension EngineWatch {
    /// Tells of what this container prints from now on, and of no other; `nil` ends it.
    package func follow(_ container: String?) {
        if log?.container == container { return }
        log?.task.cancel()
        log = nil
        isLogOver = false
        if let container { followAnew(container) }
    }

    /// One that was started again prints on.
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
            // A look at its newest lines once a second is all that a reader can take in.
            if isFlooded { try? await Task.sleep(for: .seconds(1)) }  // cut short only by the end
        } while isFlooded && !Task.isCancelled
        if log?.container == container, !Task.isCancelled { isLogOver = true }
    }

    /// Reads until it ends, or comes too fast; says which.
    private func readLog(of container: String, _ engine: Engine, afterFlood: Bool) async -> Bool {
        let (news, arrived) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let buffer = LogBuffer(LogTail(container: container, isFlood: afterFlood))
        let command = CommandRun(
            [engine.docker, "logs", "--follow", "--tail", "\(LogTail.mostLines)", container], environment: engine.environment,
            mergesErrors: true)
        let reading = Task {
            do throws(CommandError) {
                _ = try await command.watch { chunk in
                    buffer.add(chunk)
                    arrived.yield()
                }
            } catch {
                // The container has gone, or nobody looks any more.
            }
            arrived.yield()
            arrived.finish()
        }
        // That it has printed nothing yet is told, too.
        let silence = Task {
            try? await Task.sleep(for: .milliseconds(500))  // cut short only by the end
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
            try? await Task.sleep(for: .milliseconds(200))  // cut short only by the end
        }
        reading.cancel()
        await reading.value
        return false
    }
}

/// What a container printed since somebody looked, on its way from one thread to another.
private final class LogBuffer: Sendable {
    private struct State {
        var tail: LogTail
        var lines = 0
    }

    private let state: Mutex<State>
    private let lines = LineCollector(longest: LogTail.longestLine)

    init(_ tail: LogTail) { state = Mutex(State(tail: tail)) }

    /// More lines than this between two looks are a flood; the first look finds as many as are kept.
    private static let flood = 3 * LogTail.mostLines

    func add(_ chunk: [UInt8]) {
        let complete = lines.take(chunk)
        state.withLock { state in
            state.lines += complete.count
            // In a flood what comes is counted only; a fresh look shows the newest lines.
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
