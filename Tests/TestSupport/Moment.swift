import Glibc

/// Moments at which a test kills, freezes, or cancels something. What is tested must work out at any moment, so the test picks some by
/// chance, and no condition could stand in for them.
///
/// This is one of the two files in which tests may sleep, and read a clock (`Tests/house-rules`).
package struct Moment: Sendable {
    /// How long the tested work takes, with some reserve: no moment is later.
    package private(set) var longest: Duration

    package init(upTo longest: Duration = .zero) { self.longest = longest }

    /// Measures the work, so that moments are picked in up to `factor` times as long, but in `least` at the least.
    @discardableResult
    package mutating func measure<Result>(
        times factor: Double, atLeast least: Duration = .zero, _ work: () async throws -> Result
    ) async rethrows -> Result {
        let start = ContinuousClock.now
        let result = try await work()
        longest = max((ContinuousClock.now - start) * factor, least)
        return result
    }

    /// Later moments after one that was too early, sooner ones after one that was too late.
    package mutating func scale(by factor: Double) { longest = max(longest * factor, .milliseconds(1)) }

    /// Lets a random moment pass after `work` has begun. The moments for all numbers are spread evenly, so that there are early and late ones.
    package func pass(_ number: Int, of numbers: ClosedRange<Int>, after work: () async throws -> Void = {}) async throws {
        let start = ContinuousClock.now
        try await work()
        let share = (Double(number - numbers.lowerBound) + .random(in: 0..<1)) / Double(numbers.count)
        try await Task.sleep(until: start + longest * share, clock: .continuous)
    }

    /// Lets this much time pass: one of several moments that a test goes through.
    package static func pass(_ duration: Duration) async throws { try await Task.sleep(for: duration) }

    /// Lets a random moment pass, and blocks the thread.
    package func passBlocking() {
        usleep(UInt32(max(0, longest / .microseconds(1)) * .random(in: 0..<1)))
    }
}
