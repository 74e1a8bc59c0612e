enum FixedHeadingsRule: LessonRule {
    static let name = "fixed-headings"
    static let summary =
        "A lesson ends with '## What goes wrong', '## Checkpoint', and '## In one breath', spelled exactly like this. Only a review may follow."

    static func check(_ lesson: Lesson) -> [Finding] { misspelled(lesson) + missing(lesson) + misplaced(lesson) }

    private static func misspelled(_ lesson: Lesson) -> [Finding] {
        let titles = Section.Kind.fixedTitles.map(\.title)
        return lesson.sections.filter { $0.kind == .text }.compactMap { section in
            guard let nearest = Nearest.match(section.title, among: titles) else { return nil }
            return Finding(message: "the heading '\(section.title)' has a fixed spelling", location: section.location, nearest: nearest)
        }
    }

    private static func missing(_ lesson: Lesson) -> [Finding] {
        Section.Kind.fixedTitles.compactMap { title, kind in
            // If there is nothing to run, nothing can go wrong.
            if kind == .goesWrong, !lesson.isPractical || lesson.examples.isEmpty { return nil }
            if lesson.sections.contains(where: { $0.kind == kind }) { return nil }
            let location = lesson.sections.last?.location ?? SourceLocation(path: lesson.path, line: 1)
            return Finding(message: "this lesson has no section '## \(title)'", location: location)
        }
    }

    private static func misplaced(_ lesson: Lesson) -> [Finding] {
        let kinds = Section.Kind.fixedTitles.map(\.kind)
        var last = -1
        return lesson.sectionsBeforeReview.compactMap { section in
            let rank = kinds.firstIndex(of: section.kind) ?? -1
            defer { last = max(last, rank) }
            guard last > rank || last == rank && rank >= 0 else { return nil }
            let before = Section.Kind.fixedTitles[last].title
            let message =
                last == rank ? "this is a second section '\(before)'" : "'\(section.title)' comes after '\(before)'; move it before"
            return Finding(message: message, location: section.location)
        }
    }
}
