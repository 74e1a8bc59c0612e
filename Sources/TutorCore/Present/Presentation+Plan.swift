package import Course

/// How long each step takes, as far as that can be known before.
extension Presentation {
    /// Seconds for each step, from the lesson's minutes: a section's minutes by its lines in the file, shared by its steps. What has to be
    /// typed takes three times as long as what is only read.
    package func seconds(in lesson: Lesson) -> [Int] {
        let weights = steps.map { $0.runs ? 3.0 : 1.0 }
        var seconds = steps.map { _ in 0.0 }
        for section in lesson.sections.indices {
            let own = steps.indices.filter { steps[$0].section == section }
            let here = lesson.minutesLeft(from: section) ?? 0
            let after = lesson.minutesLeft(from: section + 1) ?? 0
            let share = Double(max(0, here - after) * 60) / max(1, own.map { weights[$0] }.reduce(0, +))
            for index in own { seconds[index] = share * weights[index] }
        }
        return seconds.map { Int($0.rounded()) }
    }
}
