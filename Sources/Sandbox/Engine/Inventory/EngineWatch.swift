package import DockerCLI
import Glibc

/// Keeps an eye on an engine for a lesson: what it holds, after each burst of its events; while somebody looks, what its running containers
/// take; and the last lines of the one container that is looked at.
///
/// An engine that is not there, or goes, is said so and tried again. While nothing happens, nothing is run but `docker events`.
package actor EngineWatch {
    /// What is told, in the order in which it was found.
    package enum Report: Sendable {
        case holds(Inventory)
        case lost(EngineDiagnosis)
        case uses([ContainerUsage])
        case logs(LogTail)
        /// Came while the watch goes on, and is nobody's that calf knows of.
        case newcomers([EngineObject])
    }

    package let scope: InventoryScope
    private let environment: [String: String]
    let tell: @Sendable (Report) -> Void

    private var watching: Task<Void, Never>?
    private var pausing: Task<Void, Never>?
    var engine: Engine?
    var inventory = Inventory()
    private var isHere = false
    /// What was told last of an engine that is not there.
    private var lost: EngineError?
    /// Numbers the looks, so that an older one never replaces a newer one.
    private var looks = 0
    private var newest: [Inventory.Kind: Int] = [:]

    var usage: (containers: [String], task: Task<Void, Never>)?
    var isLookedAt = false
    var showsAll = false
    var log: (container: String, task: Task<Void, Never>)?
    var isLogOver = false

    /// `nil` until it is known what was there before.
    var newcomers: Newcomers?
    var greeting: Task<Void, Never>?
    /// How often something came that others than calf's docker may have made.
    var births = 0
    var namedImages: Set<String> = []

    /// Nothing happens before `start`.
    package init(
        scope: InventoryScope, environment: [String: String] = ProcessEnvironment.current, tell: @escaping @Sendable (Report) -> Void
    ) {
        self.scope = scope
        self.environment = environment
        self.tell = tell
    }

    /// Begins to watch.
    package func start() {
        if watching == nil { watching = Task { await keepWatching() } }
    }

    /// Ends all that it runs, and waits for that.
    package func stop() async {
        let tasks = [watching, pausing, usage?.task, log?.task, greeting].compactMap { $0 }
        (watching, usage, log) = (nil, nil, nil)
        for task in tasks { task.cancel() }
        for task in tasks { await task.value }
    }

    /// Looks for the engine now, where it is not there.
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
                try await watch(engine)
            } catch {
                if !Task.isCancelled { await lose(error) }
            }
            failures = ContinuousClock.now - began > .seconds(3) ? 0 : failures + 1
            await pause(EngineWatch.delays[min(failures, EngineWatch.delays.count - 1)])
        }
    }

    /// What is waited before an engine that went is looked for again: soon at first, for it may only be starting anew.
    private static let delays: [Duration] = [.milliseconds(200), .milliseconds(500), .seconds(1), .seconds(2), .seconds(5)]

    private func pause(_ delay: Duration) async {
        if Task.isCancelled { return }
        let pause = Task<Void, Never> { try? await Task.sleep(for: delay) }  // cut short when somebody wants to know now
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
        // The same again needs no second look at why.
        if error == lost { return }
        lost = error
        tell(.lost(await engine?.diagnosis(of: error) ?? .commandMissing))
    }

    /// Looks, and looks again after events, until the events end; throws what keeps it from looking.
    private func watch(_ engine: Engine) async throws(EngineError) {
        let changes = EngineChanges()
        let (wakes, wake) = AsyncStream.makeStream(of: Void.self, bufferingPolicy: .bufferingNewest(1))
        let lines = LineCollector()
        // What happens between the first look and the first event is told, too.
        let since = String(time(nil) - 1)
        let events = Task {
            do throws(EngineError) {
                _ = try await engine.watch(["events", "--since", since, "--format", "{{json .}}"]) { chunk in
                    let news = lines.take(chunk).compactMap(EngineEvent.init(line:))
                    if news.isEmpty { return }
                    changes.add(news)
                    wake.yield()
                }
            } catch {
                // Why it ended shows when the engine is looked at next.
            }
            wake.finish()
        }
        // The engine 20.10 (Debian 12) tells of what the classic builder has built, and not of what BuildKit has.
        let journal = scope.watchJournal {
            changes.add([.image])
            wake.yield()
        }
        changes.addAll()
        wake.yield()
        let outcome = await follow(wakes, changes, wake)
        withExtendedLifetime(journal) {}
        events.cancel()
        await events.value
        try outcome.get()
    }

    private func follow(
        _ wakes: AsyncStream<Void>, _ changes: EngineChanges, _ wake: AsyncStream<Void>.Continuation
    ) async -> Result<Void, EngineError> {
        for await _ in wakes {
            let began = ContinuousClock.now
            await noteWhatIsThere()
            do throws(EngineError) {
                try await look(at: changes.take())
            } catch {
                return .failure(error)
            }
            greet(changes.takeBirths())
            if changes.needsAnotherLook(at: inventory) {
                Task {
                    try? await Task.sleep(for: .milliseconds(300))  // cut short only by the end
                    wake.yield()
                }
            }
            // A burst of events is one look; a storm of them takes half of the time at most.
            let rest = max(.milliseconds(120), ContinuousClock.now - began)
            try? await Task.sleep(for: rest)  // cut short only by the end
        }
        return .success(())
    }

    /// Reads these kinds anew and tells of it where something is otherwise than it was.
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
            case .container:
                inventory.containers = fresh.containers
                inventory.unlistedContainers = fresh.unlistedContainers
            case .image:
                inventory.images = fresh.images
                inventory.standIns = fresh.standIns
            case .volume: inventory.volumes = fresh.volumes
            case .network: inventory.networks = fresh.networks
            }
        }
        if !isHere || inventory != before {
            isHere = true
            lost = nil
            tell(.holds(inventory))
        }
        adjustUsage()
        adjustLog()
    }
}
