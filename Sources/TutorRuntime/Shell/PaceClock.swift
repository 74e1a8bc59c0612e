/// The time that a shell's frames and waiting commands keep. Tests step it by hand.
package struct PaceClock: Sendable {
    /// The time since some moment.
    package var now: @Sendable () -> Duration
    /// Returns at that time.
    package var sleep: @Sendable (_ until: Duration) async -> Void

    package init(now: @escaping @Sendable () -> Duration, sleep: @escaping @Sendable (Duration) async -> Void) {
        (self.now, self.sleep) = (now, sleep)
    }

    package static let system: PaceClock = {
        let start = ContinuousClock.now
        return PaceClock(now: { .now - start }, sleep: { try? await Task.sleep(until: start + $0) })  // never canceled
    }()
}
