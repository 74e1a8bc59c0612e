package import DockerCLI
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
    /// Came past calf's docker, or is somebody else's; only the learner knows.
    case newcomers([EngineObject])
    /// Docker has refused a name in the lesson's shell, since this has it.
    case nameTaken(NameConflict)
}

/// What is asked of the engine.
package enum EngineEffect: Sendable, Equatable {
    /// Watch the engine for this lesson and its images, until it is left.
    case watch(LessonID, images: [String])
    case leave
    /// What is seen costs; what is not does not.
    case look(EngineVisibleState)
    case inspect(EngineState.Mark)
    case layers(EngineState.Mark)
    case act(EngineAction)
    case tryAgain
    /// These are the lesson's, the learner says.
    case adopt([EngineObject])
    /// Find out what has a name that docker has refused.
    case findOwner(EngineObject.Kind, name: String)
}
