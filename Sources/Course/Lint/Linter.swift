/// Reads courses and says what is wrong with them: errors of the format, and warnings of the method.
package enum Linter {
    /// The rules of the method, in the order of a lesson. One file each, in `Rules`.
    static var rules: [any MethodRule.Type] {
        [
            ObjectiveVerbRule.self, OpeningRule.self, AnalogyRule.self, WordCountRule.self, PredictionRule.self, TeachingOrderRule.self,
            ExerciseCountRule.self, StarterRule.self, MistakesRule.self, MistakeQuestionRule.self, HintsRule.self, HintSpoilsRule.self,
            FixedHeadingsRule.self, GoesWrongRule.self, CheckpointRule.self, QuizPlaceRule.self, ChoiceWhyRule.self,
            RequiresOrderRule.self, PartsRule.self,
        ]
    }

    /// The names of all rules with what each asks for, the format's first.
    package static var ruleNames: [String] { FormatRule.allCases.map(\.rawValue) + rules.map { $0.name } }

    /// What is wrong with the course in a folder, file by file. `shown` is what messages call the folder; `datasets` is where the shipped
    /// courses have their data.
    package static func lint(courseDirectory: String, shownAs shown: String? = nil, datasets: String? = nil) -> [LintMessage] {
        let (course, errors) = LintedCourse.read(at: courseDirectory, shownAs: shown ?? courseDirectory, datasets: datasets)
        return sorted(errors + rules.flatMap { rule in warnings(rule, rule.check(course)) })
    }

    /// What is wrong with a lesson that lies in no course: what concerns its place among others is not asked.
    private static func lint(lessonFile path: String, shownAs shown: String) -> [LintMessage] {
        let name = NumberedName(lessonFile: String(path.dropFirst(Files.parent(of: path).count + 1)))
        let place = LessonReader.Name(course: "", module: "", id: name?.id ?? "", number: name?.number ?? 0)
        let (lesson, errors) = LessonReader.lesson(at: path, shownAs: shown, name: place)
        guard var lesson else { return errors }
        lesson.path = shown
        return sorted(errors + rules.flatMap { rule in (rule as? any LessonRule.Type).map { warnings($0, $0.check(lesson)) } ?? [] })
    }

    private static func warnings(_ rule: any MethodRule.Type, _ findings: [Finding]) -> [LintMessage] {
        findings.map {
            LintMessage(severity: .warning, rule: rule.name, message: $0.message, location: $0.location, nearest: $0.nearest)
        }
    }

    /// What is wrong with what a path names: a lesson, a module's folder, a course, or a folder of courses. Lessons and modules are read in
    /// their course, and only what concerns them is said.
    package static func lint(path: String, shipped: ShippedFiles? = nil) throws(CourseError) -> [LintMessage] {
        guard let real = Files.realPath(path) else { throw .unreadable(path: path, code: 2) }
        let datasets = shipped.flatMap { files in
            Files.realPath(files.lessons).flatMap { real == $0 || real.hasPrefix($0 + "/") ? files.assets + "/datasets" : nil }
        }
        var shown = path
        while shown.count > 1, shown.hasSuffix("/") { shown.removeLast() }
        if Files.exists(real + "/course.yaml") { return lint(courseDirectory: real, shownAs: shown, datasets: datasets) }
        if let course = enclosingCourse(of: real) {
            let below = real.dropFirst(course.count)
            // As the user would write it: the path typed, less what it adds to the course's.
            let shownCourse = "/\(shown)" == below ? "." : shown.hasSuffix(below) ? String(shown.dropLast(below.count)) : course
            let subject = shownCourse + below
            return lint(courseDirectory: course, shownAs: shownCourse, datasets: datasets)
                .filter { $0.location.path == subject || $0.location.path.hasPrefix(subject + "/") }
        }
        if !Files.isDirectory(real) { return lint(lessonFile: real, shownAs: shown) }
        let courses = try Files.names(in: real).sorted().filter { Files.exists("\(real)/\($0)/course.yaml") }
        guard !courses.isEmpty else { throw .unreadable(path: shown + "/course.yaml", code: 2) }
        return courses.flatMap { lint(courseDirectory: "\(real)/\($0)", shownAs: "\(shown)/\($0)", datasets: datasets) }
    }

    private static func enclosingCourse(of path: String) -> String? {
        var folder = Files.parent(of: path)
        for _ in 0..<3 {
            if Files.exists(folder + "/course.yaml") { return folder }
            folder = Files.parent(of: folder)
        }
        return nil
    }

    private static func sorted(_ messages: [LintMessage]) -> [LintMessage] {
        messages.sorted {
            let (a, b) = ($0.location, $1.location)
            return (a.path, a.line, a.column, $0.rule, $0.message) < (b.path, b.line, b.column, $1.rule, $1.message)
        }
    }
}
