import Course
import Progress
import Terminal
import TutorCore

/// The preview of the selected lesson.
extension Painter {
    func drawPreview(into frame: inout Frame, in area: Rect) {
        let lesson = map.markedLesson
        let title = lesson.map { SafeText($0.title).string } ?? ""
        let detail = lesson.flatMap { $0.problem == nil ? "\($0.minutes) min" : nil } ?? ""
        let pane = Pane(title: title, detail: detail, edges: [.top, .left, .bottom], isFocused: false, theme: theme)
        pane.draw(into: &frame.canvas, in: area)
        guard let lesson else { return }
        let content = pane.content(of: area).inset(left: 1, right: 1)
        let lines = previewLines(of: lesson).flatMap { TextWrap.lines($0, width: max(1, content.width), rest: Line("  ")) }
        TextView(lines: lines).draw(into: &frame.canvas, in: content)
    }

    private func previewLines(of lesson: LessonSummary) -> [Line] {
        if let problem = lesson.problem {
            return [Line("! This lesson can't be read.", theme[.warning]), Line(), Line(SafeText(problem).string)]
        }
        let progress = model.progress[lesson.progressID]
        let status = status(of: lesson)
        var lines = [Line("You will be able to", theme[.heading]), Line("· \(SafeText(lesson.idea).string)"), Line()]
        lines += [Line([Span("\(status.mark) ", theme[.accent]), Span(words(for: status, of: lesson))]), Line()]
        if !lesson.exercises.isEmpty {
            lines.append(Line("Exercises", theme[.heading]))
            lines += lesson.exercises.map { id in
                let status = progress?.exercises[id]?.status ?? .untouched
                let mark = status == .done ? Span("✓ ", theme[.right]) : Span(status == .started ? "▸ " : "○ ", theme[.muted])
                return Line([mark, Span(exerciseTitle(id, in: lesson.progressID))])
            }
        }
        return lines
    }

    private func words(for status: LessonStatus, of lesson: LessonSummary) -> String {
        switch status {
        case .untouched: "Not started"
        case .started: "In progress"
        case .read: lesson.requiredExercises.isEmpty ? "Read; the checkpoint is open" : "Read; exercises or checkpoint open"
        case .done: "Done"
        }
    }

    /// An exercise by its title: the open lesson knows it; elsewhere it is read from the id, which is made of the title.
    func exerciseTitle(_ id: String, in lesson: LessonID) -> String {
        if let open = self.lesson, open.id == lesson, let exercise = open.lesson.exercises.first(where: { $0.id == id }) {
            return SafeText(exercise.title).string
        }
        let words = SafeText(id).string.split(separator: "-").joined(separator: " ")
        return words.prefix(1).uppercased() + words.dropFirst()
    }
}
