enum ReadingGradeRule: LessonRule {
    static let name = "reading-grade"
    static let summary = "Prose reads at grade 8 or lower on the Flesch–Kincaid scale."

    private static let limit = 8.0

    static func check(_ lesson: Lesson) -> [Finding] {
        let passages = Prose(lesson).passages
        guard let grade = ReadingGrade.grade(of: passages), grade >= limit + 0.05 else { return [] }
        let hardest = passages.filter { $0.words >= 12 }.max {
            ReadingGrade.grade(of: [$0]) ?? 0 < ReadingGrade.grade(of: [$1]) ?? 0
        }
        let tenths = Int((grade * 10).rounded())
        let advice = hardest == nil ? "" : "; start with this paragraph: shorter sentences, shorter words"
        let message = "the prose reads at grade \(tenths / 10).\(tenths % 10), and grade 8 is the limit\(advice)"
        return [Finding(message: message, location: hardest?.location ?? SourceLocation(path: lesson.path, line: 1))]
    }
}
