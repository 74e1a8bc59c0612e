package import Descriptors

/// Isolates the tutor's loop and what it uses directly: the screen, the effects and the shells, all on one thread.
@globalActor package actor TutorActor {
    package static let shared = TutorActor()
    package static let loop = EventLoop()
    package nonisolated var unownedExecutor: UnownedSerialExecutor { TutorActor.loop.asUnownedSerialExecutor() }

    /// Runs `body` immediately; stops the program if not called on the loop's thread. Does what `MainActor.assumeIsolated` does.
    package static func assumeIsolated<T>(_ body: @TutorActor () -> T) -> T {
        loop.checkIsolated()
        // Safe: the actor runs only on this thread, and the type differs only in its isolation.
        return withoutActuallyEscaping(body) { unsafeBitCast($0, to: (() -> T).self)() }
    }
}
