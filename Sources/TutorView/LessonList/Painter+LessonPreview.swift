import Course
import Progress
import Terminal
import TutorCore

/// The preview of the selected lesson.
extension Painter {
    func drawPreview(into frame: inout Frame, in area: Rect) {
        let lesson = map.markedLesson
        let detail = lesson.flatMap { $0.problem == nil ? "\(minutes(of: $0)) min" : nil } ?? ""
        let top = Rect(x: area.x, y: area.y, width: area.width, height: 1)
        drawTitle(lesson?.title ?? "", detail, in: top, isFocused: false, into: &frame)
        frame.canvas.fill(Rect(x: area.x, y: area.maxY - 1, width: area.width, height: 1), style: theme[.border], with: "─")
        guard let lesson else { return }
        let content = area.inset(left: 1, top: 1, right: 1, bottom: 1)
        let lines = previewLines(of: lesson).flatMap { TextWrap.lines($0, width: max(1, content.width), rest: Line("  ")) }
        TextView(lines: lines).draw(into: &frame.canvas, in: content)
    }

    private func previewLines(of lesson: LessonSummary) -> [Line] {
        if let problem = lesson.problem {
            return [Line("! This lesson can't be read.", theme[.warning]), Line(), Line(SafeText(problem).string)]
        }
        let progress = model.progress[lesson.progressID]
        let status = status(of: lesson)
        let preview = map.preview.flatMap { $0.path == lesson.path ? $0 : nil }
        var lines = lesson.homeTitle.map { [Line("From \(SafeText($0).string)", theme[.muted]), Line()] } ?? []
        lines += [Line("You will be able to", theme[.heading])]
        lines += (preview?.objectives ?? [lesson.idea]).map { Line("· \(SafeText($0).string)") } + [Line()]
        lines += [Line([Span("\(status.mark) ", theme[.accent]), Span(words(for: status, of: lesson))]), Line()]
        if lesson.engine.hasContainers { lines += [Line("Needs Docker", theme[.muted]), Line()] }
        guard let preview else { return lines }
        lines += list("Exercises", lesson.exercises) { exercise in
            let status = progress?.status(ofExercise: exercise) ?? .untouched
            let isOptional = !lesson.requiredExercises.contains(exercise)
            let hasChanged = progress?.exercises[exercise]?.hasChanged(from: lesson.fingerprint(of: exercise)) == true
            let notes = (isOptional ? ["optional"] : []) + (hasChanged ? ["changed since you solved it"] : [])
            return (
                Span("\(status.mark) ", style(of: status)),
                lesson.title(ofExercise: exercise) + (notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))")
            )
        }
        return lines
            + list("Builds on", preview.buildsOn) { lesson in
                let status = self.status(of: lesson)
                return (Span("\(status.mark) ", style(of: status)), lesson.numberedTitle)
            }
    }

    private func words(for status: LessonStatus, of lesson: LessonSummary) -> String {
        switch status {
        case .untouched: "Not started"
        case .started: "In progress"
        case .read: lesson.requiredExercises.isEmpty ? "Read; checkpoint not answered" : "Read; exercises or checkpoint not finished"
        case .proven: "Proven in the placement"
        case .done: "Done"
        }
    }

    /// A heading, a line with a mark for each item, and a blank line; empty if there are no items.
    private func list<Item>(_ heading: String, _ items: [Item], _ line: (Item) -> (mark: Span, words: String)) -> [Line] {
        if items.isEmpty { return [] }
        let lines = items.map { item in
            let (mark, words) = line(item)
            return Line([mark, Span(SafeText(words).string)])
        }
        return [Line(heading, theme[.heading])] + lines + [Line()]
    }
}
