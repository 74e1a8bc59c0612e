package import Course

/// How long each step takes, as far as that can be known before.
extension Presentation {
    /// Seconds for each step, from the lesson's minutes: a section's minutes by its lines in the file, shared by its steps. What has to be
    /// typed takes three times as long as what is only read. The lesson's minutes don't include its review, which takes as long by its lines.
    package func seconds(in lesson: Lesson) -> [Int] {
        let weights = steps.map { $0.runs ? 3.0 : 1.0 }
        var seconds = steps.map { _ in 0.0 }
        let lines = lesson.sections.map(\.location.line)
        let read = lesson.sectionsBeforeReview.count
        let pace = Double(lesson.minutes * 60) / Double(max(1, (lines.prefix(read).last ?? 0) - (lines.first ?? 0)))
        for section in lesson.sections.indices {
            let own = steps.indices.filter { steps[$0].section == section }
            let here = lesson.minutesLeft(from: section) ?? 0
            let after = lesson.minutesLeft(from: section + 1) ?? 0
            // The file's end isn't known, so the last section takes as long as the one before it.
            let length = section + 1 < lines.count ? lines[section + 1] - lines[section] : lines[section] - lines[max(0, section - 1)]
            let time = section < read ? Double(max(0, here - after) * 60) : Double(length) * pace
            let share = time / max(1, own.map { weights[$0] }.reduce(0, +))
            for index in own { seconds[index] = share * weights[index] }
        }
        return seconds.map { Int($0.rounded()) }
    }

    /// The steps to leave out so that the rest takes no longer than this many minutes: the last exercises first, then the questions, and
    /// then the last sections of text. The summary stays.
    package func leftOut(for minutes: Int, seconds: [Int], in lesson: Lesson) -> Set<Int> {
        var left: Set<Int> = []
        func total() -> Int { steps.indices.filter { !left.contains($0) }.map { seconds[$0] }.reduce(0, +) }
        let sections = lesson.sections.indices.reversed()
        let review = lesson.sectionsBeforeReview.count
        let groups: [[Int]] =
            sections.filter { $0 >= review }.map(indices(ofSection:))
            + sections.filter { $0 < review && lesson.sections[$0].exercise != nil }.map(indices(ofSection:))
            + steps.indices.reversed().filter { if case .question = steps[$0].kind { true } else { false } }.map { [$0] }
            + [[Section.Kind.goesWrong, .checkpoint], [.text]].flatMap { kinds in
                // The review is in the first group.
                sections.filter { $0 < review && kinds.contains(lesson.sections[$0].kind) }.map(indices(ofSection:))
            }
        for group in groups where total() > minutes * 60 { left.formUnion(group) }
        // The last one left out can be long, so that others fit again.
        for group in groups.reversed() where left.isSuperset(of: group) {
            let wanted = left.subtracting(group)
            let taken = left
            left = wanted
            if total() > minutes * 60 { left = taken }
        }
        return left
    }

    private func indices(ofSection section: Int) -> [Int] { steps.indices.filter { steps[$0].section == section } }
}
