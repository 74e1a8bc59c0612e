package import Progress
package import Sandbox

/// What came from the engine, or of what was asked of it.
package enum EngineMessage: Sendable {
    case holds(Inventory)
    case lost(EngineTrouble)
    case uses([ContainerUsage])
    case logs(LogTail)
    case inspected(EngineState.Mark, InspectTree)
    case layered(EngineState.Mark, [ImageLayer])
    /// It could not be looked into, in a sentence.
    case unseen(EngineState.Mark, String)
    case acted(ActionReport)
}

/// What is asked of the engine.
package enum EngineEffect: Sendable, Equatable {
    /// Watch the engine for this lesson, until it is left.
    case watch(LessonID)
    case leave
    /// What is seen costs; what is not does not.
    case look(EngineSight)
    case inspect(EngineState.Mark)
    case layers(EngineState.Mark)
    case act(EngineAction)
    case tryAgain
}
