import Course
import Progress
import Sandbox

extension Command {
    static let solution = Command(
        name: "solution", summary: "show a solution, and record that you requested it", group: .learning,
        operands: [.lesson(), .exercise()]
    ) { invocation in
        let context = invocation.context
        let catalog = try context.catalog()
        let found = try LessonOnDisk(named: invocation.arguments.operands[0], in: catalog)
        let lesson = try LessonPorts(context.directories).applied(to: found.lesson)
        let exercise = try ExerciseLookup.exercise(named: invocation.arguments.operand(1), in: lesson, command: "solution")
        try await context.progress(in: catalog).append(.solutionShown, in: found.summary.progressID, exercise: exercise.id)
        let hasFiles = exercise.solution.contains { $0.path != nil }
        for (index, block) in exercise.solution.enumerated() {
            if index > 0 { context.output.print() }
            if hasFiles { context.output.print("# \(block.path ?? "Shell")") }
            context.output.print(block.text.hasSuffix("\n") ? String(block.text.dropLast()) : block.text)
        }
        return .done
    }
}
