package import EngineValues
import Primitives
import Synchronization

/// What happened to an engine's containers since a moment.
///
/// An engine keeps only its last 256 events, no matter who caused them. So they are recorded as they happen. When they are needed,
/// those that the engine still has are read too, which shows whether the record has a gap.
package final class ContainerEvents: Sendable {
    package struct Event: Sendable, Hashable {
        /// In nanoseconds since 1970, by the engine's clock.
        var time: Int
        package var container: String
        /// Docker's word: `start`, `health_status`.
        package var action: String
        /// The container's labels, and its `name`.
        package var attributes: [String: String]
    }

    private struct State {
        /// The newest events of all containers, because a container may be adopted later.
        var events: [Event] = []
        /// Every event from this time to that of the newest one was seen; `nil` until the next event if one was unreadable.
        var from: Int? = Int.max
        var newest = 0
        /// How many of the seen events had happened before the first one arrived, and the time of the first one.
        var early = 0
        var arrival: Int?
        var first = 0
    }

    private let state = Mutex(State())
    /// If the engine has fewer events than this, none are lost: half of what it keeps, because some may have happened since it was asked.
    private static let certain = 128
    private static let limit = 4096

    package init() {}

    /// The arguments of `docker events`, from a moment on. Events of all kinds count: they show that nothing was missed.
    static func arguments(since began: Double) -> [String] { ["events", "--since", moment(began), "--format", "{{json .}}"] }

    /// Records what happens until the task is canceled or the engine ends.
    package func record(from engine: Engine, since began: Double) async {
        begin(since: began)
        let lines = LineCollector()
        do throws(EngineError) {
            try await engine.watch(Self.arguments(since: began)) { self.add(lines.take($0)) }
        } catch {
            // Whether anything was missed shows when the engine is asked.
        }
    }

    /// The next lines are the output of a new command that shows the events since then.
    func begin(since began: Double) {
        state.withLock { $0 = State(events: $0.events, from: Self.nanoseconds(began)) }
    }

    func add(_ lines: [String]) {
        let now = Self.nanoseconds(Timestamp.now.seconds)
        let events = lines.map(Self.read)
        state.withLock { state in
            for event in events {
                guard let event else {
                    state.from = nil
                    continue
                }
                let arrival = state.arrival ?? now
                if state.arrival == nil { (state.arrival, state.first) = (now, event.time) }
                if event.time <= arrival { state.early += 1 }
                if state.early == Self.certain, let from = state.from { state.from = max(from, state.first) }
                state.from = state.from ?? event.time
                state.newest = max(state.newest, event.time)
                if event.isKept { state.events.append(event) }
            }
            if state.events.count > Self.limit {
                state.events.removeFirst(state.events.count - Self.limit / 2)
                state.from = state.from.map { max($0, state.events[0].time) }
            }
        }
    }

    /// What is known of the events since a moment, in their order, and whether those are all.
    package func known(since began: Double, to engine: Engine) async throws(EngineError) -> (events: [Event], areAll: Bool) {
        let kept = try await Self.kept(since: began, by: engine)
        let start = Self.nanoseconds(began)
        return state.withLock { state in
            let isRecorded = (state.from ?? .max) <= start && kept.first.map { $0.time <= state.newest } ?? true
            let events = Set(kept.filter(\.isKept)).union(state.events.filter { $0.time >= start })
            return (events.sorted { $0.time < $1.time }, kept.count < Self.certain || isRecorded)
        }
    }

    private static func kept(since began: Double, by engine: Engine) async throws(EngineError) -> [Event] {
        let arguments = arguments(since: began) + ["--until", moment(Timestamp.now.seconds)]
        var kept: [Event] = []
        for line in try await engine.run(arguments).text.split(separator: "\n") {
            guard let event = read(line) else { throw .unreadable(arguments, reason: "an event without a time") }
            kept.append(event)
        }
        return kept
    }

    /// - Returns: `nil` if it is not readable.
    private static func read(_ line: some StringProtocol) -> Event? {
        // An event that isn't JSON isn't readable, either.
        guard let json = try? JSONValue(parsing: line), let time = json["timeNano"].int else { return nil }
        let actor = json["Actor"]
        // `exec_start: sh -c …`, `health_status: healthy`
        let action = (json["Action"].text ?? json["status"].text ?? "").prefix { $0 != ":" }
        return Event(
            time: time, container: json["Type"].text == "container" ? actor["ID"].text ?? "" : "",
            action: String(action), attributes: actor["Attributes"].textsByName)
    }

    private static func nanoseconds(_ seconds: Double) -> Int { Int(seconds * 1e9) }

    /// Seconds with nine decimals.
    private static func moment(_ seconds: Double) -> String {
        let digits = String(nanoseconds(seconds))
        return "\(digits.dropLast(9)).\(digits.suffix(9))"
    }
}

extension ContainerEvents.Event {
    /// A container's. Every health check runs a command, and causes three events.
    fileprivate var isKept: Bool { !container.isEmpty && !action.hasPrefix("exec") }
}
