import Course
import Terminal
import TutorCore

/// The last page of a course, after its modules: what it is about, for whom, where to go on, and what else there is.
extension Painter {
    /// Its lines at the list's width; none if the open entry has lessons.
    var coursePageLines: [Line] {
        guard let page = map.openEntry?.coursePage else { return [] }
        let width = max(1, mapListWidth - 8)
        var lines = TextWrap.lines(Line(SafeText(page.summary).string), width: width)
        lines += [Line(), Line("For whom", theme[.heading])] + TextWrap.lines(Line(SafeText(page.audience).string), width: width)
        if !page.next.isEmpty {
            lines += [Line(), Line("Where to go on", theme[.heading])] + TextWrap.lines(Line(SafeText(page.next).string), width: width)
        }
        if !page.further.isEmpty { lines += [Line(), Line("Further reading", theme[.heading])] }
        for resource in page.further {
            lines.append(Line(SafeText(resource.title).string.truncated(toCells: width), theme[.strong]))
            let wrapped = TextWrap.lines(Line(SafeText(resource.line).string, theme[.muted]), width: max(1, width - 2))
            lines += wrapped.map { Line([Span("  ")] + $0.spans) }
        }
        return lines
    }

    func drawCoursePage(into frame: inout Frame, in area: Rect) {
        let lines = coursePageLines
        frame.addTarget(area, .mapEntry(map.open))
        let top = max(0, min(map.scroll, lines.count - area.height))
        TextView(lines: Array(lines.dropFirst(top))).draw(into: &frame.canvas, in: area.inset(left: 5, right: 3))
        frame.canvas.putMore(lines.count - top - area.height, endingAt: area.maxX - 2, y: size.height - 3, style: theme[.muted])
    }
}
