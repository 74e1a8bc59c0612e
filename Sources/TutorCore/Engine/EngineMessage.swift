package import DockerCLI
package import EngineValues
package import Progress

/// News from the engine, and results of effects.
package enum EngineMessage: Sendable {
    case holds(Inventory)
    case lost(EngineTrouble)
    case uses([ContainerUsage])
    case logs(LogTail)
    case acted(ActionReport)
    /// A request to the engine waits for the learner's answer.
    case asked(GuardQuestion)
    /// It no longer waits.
    case withdrawn(Int)
    /// Docker refused a name in the lesson's shell because this object already has it.
    case nameTaken(NameConflict)
}

/// Work for the engine.
package enum EngineEffect: Sendable, Equatable {
    /// Watch the engine for this lesson and its images, until the lesson is left.
    case watch(LessonID, images: [String])
    case leave
    /// Sets what is visible. Only what is visible is measured.
    case look(EngineVisibleState)
    case act(EngineAction)
    case tryAgain
    /// List everything now, without waiting for events.
    case catchUp
    /// Answer a request that waits.
    case answer(Int, GuardAnswer)
    /// Find the object that has a name refused by Docker.
    case findOwner(EngineObject.Kind, name: String)
}
