import Progress

extension Command {
    static let open = Command(
        name: "open", summary: "open the tutor at a lesson", group: .learning, operands: [.lesson()]
    ) { invocation in
        let lesson = try invocation.context.summary(named: invocation.arguments.operands[0])
        return try await launchTutor(invocation.context, lesson: lesson.progressID)
    }
}
