package import Descriptors

/// Isolates the tutor's loop and what it uses directly: the screen, the effects and the shells, all on one thread.
@globalActor package actor TutorActor {
    package static let shared = TutorActor()
    package static let loop = EventLoop()
    package nonisolated var unownedExecutor: UnownedSerialExecutor { TutorActor.loop.asUnownedSerialExecutor() }
}
