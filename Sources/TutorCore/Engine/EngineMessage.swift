package import EngineValues
package import Progress

/// News from the engine, and results of effects.
package enum EngineMessage: Sendable {
    case holds(Inventory)
    case lost(EngineTrouble)
    case uses([ContainerUsage])
    case logs(LogTail)
    case acted(ActionReport)
}

/// Work for the engine.
package enum EngineEffect: Sendable, Equatable {
    /// Watch the engine for this lesson, its images, and the names that it gives, until the lesson is left.
    case watch(LessonID, images: [String], names: [String])
    case leave
    /// Sets what is visible. Only what is visible is measured.
    case look(EngineVisibleState)
    case act(EngineAction)
    case tryAgain
    /// List everything now, without waiting for events.
    case catchUp
}
