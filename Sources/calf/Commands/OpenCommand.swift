import Progress

extension Command {
    static let open = Command(
        name: "open", summary: "the tutor, at this lesson", operands: [.lesson()]
    ) { invocation in
        let lesson = try invocation.context.summary(named: invocation.arguments.operands[0])
        return try await launchTutor(LaunchOptions(context: invocation.context, lesson: lesson.progressID))
    }
}
