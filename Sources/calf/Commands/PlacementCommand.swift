import Progress
import TutorCore

extension Command {
    static let placement = Command(
        name: "placement", summary: "find out which lessons you can skip", group: .learning,
        notes: [
            "Asks what you came for, such as Docker, and then at most \(Placement.maxExercises) exercises in \(Placement.minutes)",
            "minutes. Solving one proves its lesson and the lessons that it builds on. Hints",
            "and solutions prove nothing. Proven lessons are marked as proven, not as done,",
            "and you can open them as always. At the end, or when you leave early, it says",
            "where to begin and why. Lessons with containers are asked about only if there is",
            "a container engine.",
        ]
    ) { invocation in
        try await launchTutor(invocation.context, start: .offerPlacement)
    }
}
