import Course
import Progress
import Terminal
import TutorCore

/// The search in all lessons, and the list of a lesson's sections.
extension Painter {
    func drawFinder(_ finder: Finder, into frame: inout Frame) {
        let inner = drawBox("Find in lessons", into: &frame)
        let field = Rect(x: inner.x, y: inner.y, width: inner.width, height: 1)
        let list = inner.inset(top: 2)
        let entries = ListView(count: finder.found.count, state: finder.list, theme: theme) { index in
            item(for: finder.found[index], width: list.width)
        }
        entries.draw(into: &frame.canvas, in: list)
        InputField(prompt: "› ", placeholder: "words in titles, topics, or text", state: finder.query, theme: theme)
            .draw(into: &frame.canvas, in: field)
        if !finder.query.text.isEmpty, finder.found.isEmpty || !finder.isFinished {
            let words = finder.isFinished ? "No lesson matches." : "Searching …"
            frame.canvas.put(words, at: Point(x: list.x, y: list.y - 1), style: theme[.muted], in: inner)
        }
        frame.map.overlay.height = list.height
        frame.addTarget(list) { point in entries.index(at: point, in: list).map { .findEntry($0) } }
    }

    private func item(for found: FoundPlace, width: Int) -> ListView.Item {
        if let course = found.course { return ListView.Item(Line(course), detail: Line("course", theme[.muted])) }
        let title = found.lesson.title
        guard let excerpt = found.excerpt else {
            let name = SafeText(found.lesson.namedTitle).string
            let topic = found.topic.map { "  " + SafeText($0).string } ?? ""
            let place = SafeText(self.place(of: found.lesson)).string
            let room = width - place.cellWidth - name.cellWidth - 4
            let shown = room < 8 ? "" : topic.shortened(toCells: room)
            return ListView.Item(Line([Span(name), Span(shown, theme[.muted])]), detail: Line(place, theme[.muted]))
        }
        let place = SafeText(excerpt.title.isEmpty ? title : "\(title) › \(excerpt.title)").string.truncated(toCells: width * 2 / 5)
        let room = width - place.cellWidth - 3
        return ListView.Item(line(excerpt, room: room), detail: Line(place, theme[.muted]))
    }

    /// The titles of its course and its module, if the list has them.
    private func place(of lesson: LessonSummary) -> String {
        let entry = map.entries.first { $0.course == lesson.course && $0.module == lesson.module }
        return entry.map { "\($0.courseTitle) › \($0.title)" } ?? lesson.course
    }

    /// The excerpt with the match set off. What comes before the match is cut off if the match would not fit.
    private func line(_ excerpt: FoundPlace.Excerpt, room: Int) -> Line {
        var before = SafeText(excerpt.before).string
        let match = SafeText(excerpt.match).string
        if before.cellWidth + match.cellWidth >= room {
            let words = before.suffix(max(0, room / 3)).drop { !$0.isWhitespace }
            before = "…" + words.drop(while: \.isWhitespace)
        }
        return Line([Span(before), Span(match, theme[.heading]), Span(SafeText(excerpt.after).string)])
    }

    func drawSections(_ state: ListState, into frame: inout Frame) {
        guard let lesson else { return }
        let inner = drawBox(SafeText(lesson.lesson.title).string, into: &frame)
        let sections = lesson.lesson.sections
        let list = ListView(count: sections.count, state: state, theme: theme) { index in
            let number = String(repeating: " ", count: index < 9 && sections.count > 9 ? 1 : 0) + "\(index + 1)"
            let isDone = sections[index].exercise.map(lesson.isDone)
            var mark = isDone.map { $0 ? Line("✓", theme[.right]) : Line("○", theme[.muted]) } ?? Line()
            if let id = sections[index].exercise?.id, !lesson.summary.requiredExercises.contains(id) {
                mark.spans.insert(Span("optional  ", theme[.muted]), at: 0)
            }
            return ListView.Item(Line("\(number)  \(SafeText(LessonText.title(of: sections[index])).string)"), detail: mark)
        }
        list.draw(into: &frame.canvas, in: inner)
        // Nothing can be typed here.
        frame.canvas.cursor = nil
        frame.map.overlay.height = inner.height
        frame.addTarget(inner) { point in list.index(at: point, in: inner).map { .section($0) } }
    }
}
