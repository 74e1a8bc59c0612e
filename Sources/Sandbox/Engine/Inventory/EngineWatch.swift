package import EngineValues
import Primitives

/// Monitors an engine for a lesson: its objects, after each burst of events; while the view is visible, the resource usage of running
/// containers; and the end of the selected container's log.
///
/// Reports an engine that is unreachable, and keeps retrying. While nothing happens, only `docker events` is running.
package actor EngineWatch {
    /// A report, sent in the order of discovery.
    package enum Report: Sendable {
        case holds(Inventory)
        case lost(EngineDiagnosis)
        case uses([ContainerUsage])
        case logs(LogTail)
    }

    package let scope: InventoryScope
    /// What happened to the containers while watching.
    package nonisolated let happened = ContainerEvents()
    private let environment: [String: String]
    let tell: @Sendable (Report) -> Void

    private var watching: Task<Void, Never>?
    private var pausing: Task<Void, Never>?
    var engine: Engine?
    var inventory = Inventory()
    private var isHere = false
    /// The last reported error of an unreachable engine.
    private var lost: EngineError?
    /// Numbers the reads, so that an older result never replaces a newer one.
    private var looks = 0
    private var newest: [Inventory.Kind: Int] = [:]

    var usage: (containers: [String], task: Task<Void, Never>)?
    var isLookedAt = false
    var showsAll = false
    var log: (container: String, task: Task<Void, Never>)?
    var isLogOver = false

    package init(
        scope: InventoryScope, environment: [String: String] = ProcessEnvironment.current, tell: @escaping @Sendable (Report) -> Void
    ) {
        self.scope = scope
        self.environment = environment
        self.tell = tell
    }

    package func start() {
        if watching == nil { watching = Task { await keepWatching() } }
    }

    /// Stops everything it runs, and waits until that has ended.
    package func stop() async {
        let tasks = [watching, pausing, usage?.task, log?.task].compactMap { $0 }
        (watching, usage, log) = (nil, nil, nil)
        for task in tasks { task.cancel() }
        for task in tasks { await task.value }
    }

    /// Retries an unreachable engine immediately.
    package func tryAgain() { pausing?.cancel() }

    // MARK: - The loop

    private func keepWatching() async {
        var failures = 0
        while !Task.isCancelled {
            let began = ContinuousClock.now
            do throws(EngineError) {
                engine = nil
                let engine = try Engine(environment: environment)
                self.engine = engine
                // One small query is enough while it doesn't answer. The lists' processes would compete with the learner's shell.
                try await engine.requireDocker()
                try await watch(engine)
            } catch {
                if !Task.isCancelled { await lose(error) }
            }
            failures = ContinuousClock.now - began > .seconds(3) ? 0 : failures + 1
            await pause(EngineWatch.delays[min(failures, EngineWatch.delays.count - 1)])
        }
    }

    /// The delays before an unreachable engine is tried again: short at first, because it may just be restarting.
    private static let delays: [Duration] = [.milliseconds(200), .milliseconds(500), .seconds(1), .seconds(2), .seconds(5)]

    private func pause(_ delay: Duration) async {
        if Task.isCancelled { return }
        let pause = Task<Void, Never> { try? await Task.sleep(for: delay) }  // cut short by `tryAgain`
        pausing = pause
        await withTaskCancellationHandler {
            await pause.value
        } onCancel: {
            pause.cancel()
        }
    }

    private func lose(_ error: EngineError) async {
        isHere = false
        usage?.task.cancel()
        usage = nil
        // A repeated error needs no new diagnosis.
        if error == lost { return }
        lost = error
        tell(.lost(await engine?.diagnosis(of: error) ?? .commandMissing))
    }

    /// Lists the objects, and again after events, until the events end. Throws if the objects can't be listed.
    private func watch(_ engine: Engine) async throws(EngineError) {
        let changes = EngineChanges()
        let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let lines = LineCollector()
        // Include events between now and the first listing.
        let since = Timestamp.now.seconds - 1
        happened.begin(since: since)
        let events = Task { [happened] in
            do throws(EngineError) {
                try await engine.watch(ContainerEvents.arguments(since: since)) { chunk in
                    let lines = lines.take(chunk)
                    happened.add(lines)
                    let news = lines.compactMap(EngineEvent.init(line:))
                    if news.isEmpty { return }
                    changes.add(news)
                    wake.yield()
                }
            } catch {
                // The cause shows up the next time the objects are listed.
            }
            wake.finish()
        }
        // The engine 20.10 (Debian 12) reports images built by the classic builder, but not those built by BuildKit.
        let record = scope.watchRecord {
            changes.addAll()
            wake.yield()
        }
        changes.addAll()
        wake.yield()
        let outcome = await follow(wakes, changes, wake)
        withExtendedLifetime(record) {}
        events.cancel()
        await events.value
        try outcome.get()
    }

    private func follow(
        _ wakes: AsyncStream<Void>, _ changes: EngineChanges, _ wake: AsyncStream<Void>.Continuation
    ) async -> Result<Void, EngineError> {
        for await _ in wakes {
            let began = ContinuousClock.now
            do throws(EngineError) {
                try await look(at: changes.take())
            } catch {
                return .failure(error)
            }
            if changes.needsAnotherLook(at: inventory) {
                Task {
                    try? await Task.sleep(for: .milliseconds(300))  // cut short only when the task is canceled
                    wake.yield()
                }
            }
            // A burst of events causes one listing. Under constant events, listing takes at most half of the time.
            let rest = max(.milliseconds(120), ContinuousClock.now - began)
            try? await Task.sleep(for: rest)  // cut short only when the task is canceled
        }
        return .success(())
    }

    /// Lists everything now, without waiting for events.
    package func catchUp() async {
        do throws(EngineError) {
            try await look(at: Set(Inventory.Kind.allCases))
        } catch {
            // The loop encounters the same error and reports it.
        }
    }

    /// Lists these kinds again, and reports the inventory if it has changed.
    func look(at kinds: Set<Inventory.Kind>) async throws(EngineError) {
        guard let engine, !kinds.isEmpty else { return }
        looks += 1
        let number = looks
        var fresh = Inventory()
        try await InventoryReader(engine: engine, scope: scope).read(kinds, into: &fresh)
        let before = inventory
        for kind in kinds where newest[kind, default: 0] < number {
            newest[kind] = number
            switch kind {
            case .container: inventory.containers = fresh.containers
            case .image:
                inventory.images = fresh.images
                inventory.standIns = fresh.standIns
            case .volume: inventory.volumes = fresh.volumes
            case .network: inventory.networks = fresh.networks
            }
        }
        inventory.conflicts = scope.conflicts(in: inventory)
        if !isHere || inventory != before {
            isHere = true
            lost = nil
            tell(.holds(inventory))
        }
        adjustUsage()
        adjustLog()
    }
}
