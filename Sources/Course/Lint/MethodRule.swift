/// A rule of the method: what breaks one is a warning.
protocol MethodRule {
    /// As it stands in messages.
    static var name: String { get }
    /// What it finds in a course.
    static func check(_ course: LintedCourse) -> [Finding]
}

/// A rule that looks at one lesson at a time.
protocol LessonRule: MethodRule {
    /// What it finds in a lesson.
    static func check(_ lesson: Lesson) -> [Finding]
}

extension LessonRule {
    static func check(_ course: LintedCourse) -> [Finding] { course.lessons.flatMap(check) }
}

/// A place where a rule is broken.
struct Finding: Equatable {
    var message: String
    var location: SourceLocation
    var nearest: String?
}

extension Lesson {
    /// Where a value of the front matter stands; the beginning of the file where it is absent.
    func place(_ key: String) -> SourceLocation { places[key] ?? SourceLocation(path: path, line: 1) }

    /// The worked examples, in order.
    var examples: [Example] {
        sections.flatMap(\.elements).compactMap { if case .example(let example) = $0 { example } else { nil } }
    }

    /// Whether there is something to do in it.
    var isPractical: Bool { engine != .none }
}
