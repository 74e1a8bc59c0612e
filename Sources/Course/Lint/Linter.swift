/// Reads courses and reports problems: errors in the format, and warnings about the teaching method.
package enum Linter {
    /// The result of a linter run.
    package struct Result: Sendable, Equatable {
        /// Grouped by file, in line order.
        package var messages: [LintMessage] = []
        /// How many lesson files were read.
        package var lessons = 0

        package init(messages: [LintMessage] = [], lessons: Int = 0) {
            self.messages = messages
            self.lessons = lessons
        }

        fileprivate static func + (left: Result, right: Result) -> Result {
            Result(messages: left.messages + right.messages, lessons: left.lessons + right.lessons)
        }
    }

    /// The rules of the teaching method, in the order in which they apply to a lesson. Each has its own file in `Rules`.
    static var rules: [any MethodRule.Type] {
        [
            ObjectiveVerbRule.self, OpeningRule.self, AnalogyRule.self, WordCountRule.self, SentenceLengthRule.self, TermEarlyRule.self,
            DeadLinkRule.self, HTMLRule.self, PredictionRule.self, CodeWidthRule.self, TeachingOrderRule.self, NotShownRule.self,
            ImageUnlistedRule.self, UndeclaredRule.self, ImportUndeclaredRule.self, ExerciseCountRule.self, TaskLengthRule.self,
            TaskColumnsRule.self, StarterRule.self, MistakesRule.self, MistakeQuestionRule.self, MistakeCureRule.self,
            HintsRule.self, HintSpoilsRule.self, FixedHeadingsRule.self, GoesWrongRule.self, ErrorExplainedRule.self,
            CheckpointRule.self, QuizPlaceRule.self, ChoiceWhyRule.self, QuizLongestRule.self, RequiresOrderRule.self,
            NumberTwiceRule.self, PartsRule.self, StateUnseenRule.self, UnsafeToCopyRule.self, VanishedIDRule.self,
            LessonPositionRule.self, SkeletonRule.self,
        ]
    }

    /// The folders of the courses that `lint` reads for a path.
    package static func courses(at path: String) -> [String] {
        guard let real = Files.realPath(path) else { return [] }
        if Files.exists(real + "/course.yaml") { return [real] }
        if let course = enclosingCourse(of: real) { return [course] }
        return CourseFolder.courses(in: real)
    }

    /// Lints what a path names: a lesson, a module's folder, a course, or a folder of courses.
    ///
    /// Lessons and modules are read as part of their course, but only messages about them are returned. `committed` returns the ids that
    /// the course in a folder had at the last commit.
    package static func lint(
        path: String, shipped: ShippedFiles? = nil, committed: (String) -> CommittedIDs? = { _ in nil }
    ) throws(CourseError) -> Result {
        guard let real = Files.realPath(path) else { throw .unreadable(path: path, code: 2) }
        if !Files.isDirectory(real), !isCourseFile(real) { throw .notALesson(path: path) }
        let datasets = shipped.flatMap { files in
            Files.realPath(files.lessons).flatMap { real == $0 || real.hasPrefix($0 + "/") ? files.assets + "/datasets" : nil }
        }
        var shown = path
        while shown.count > 1, shown.hasSuffix("/") { shown.removeLast() }
        if Files.exists(real + "/course.yaml") {
            return lint(courseDirectory: real, shownAs: shown, datasets: datasets, committed: committed(real))
        }
        if let course = enclosingCourse(of: real) {
            let below = real.dropFirst(course.count)
            // As the user would write it: the typed path, minus the part below the course's folder.
            let shownCourse = "/\(shown)" == below ? "." : shown.hasSuffix(below) ? String(shown.dropLast(below.count)) : course
            return lint(
                courseDirectory: course, shownAs: shownCourse, datasets: datasets, committed: committed(course), only: shownCourse + below)
        }
        if !Files.isDirectory(real) { return lint(lessonFile: real, shownAs: shown) }
        let courses = try Files.names(in: real).sorted().filter { Files.exists("\(real)/\($0)/course.yaml") }
        guard !courses.isEmpty else { throw .noCourse(path: shown) }
        return courses.map {
            lint(
                courseDirectory: "\(real)/\($0)", shownAs: "\(shown)/\($0)", datasets: datasets, committed: committed("\(real)/\($0)"))
        }.reduce(Result(), +)
    }

    /// Lints the course in a folder. `shown` is its name in messages, `datasets` is where shipped courses have their data, and `subject` is
    /// the shown path of the one lesson or module to report on.
    static func lint(
        courseDirectory: String, shownAs shown: String, datasets: String? = nil, committed: CommittedIDs? = nil, only subject: String? = nil
    ) -> Result {
        var (course, errors) = LintedCourse.read(at: courseDirectory, shownAs: shown, datasets: datasets)
        course.committed = committed
        let messages = errors + rules.flatMap { rule in warnings(rule, rule.check(course)) }
        guard let subject else { return Result(messages: sorted(messages), lessons: course.files.count) }
        func concerns(_ path: String) -> Bool { path == subject || path.hasPrefix(subject + "/") }
        return Result(
            messages: sorted(messages.filter { concerns($0.location.path) }), lessons: course.files.count { concerns($0) })
    }

    /// Lints one lesson's current text without regard to other lessons; an editor shows the result while the lesson is being written.
    /// Errors come first: as long as there is one, the lesson can't be opened.
    package static func lint(lesson text: String, path: String, name: LessonReader.Name) -> (lesson: Lesson?, messages: [LintMessage]) {
        let (lesson, errors) = LessonReader.lesson(text: text, path: path, name: name)
        return (lesson, sorted(errors) + sorted(lesson.map(warnings) ?? []))
    }

    /// Lints a lesson outside a course; rules about its place among other lessons don't apply.
    private static func lint(lessonFile path: String, shownAs shown: String) -> Result {
        let name = NumberedName(lessonFile: String(path.dropFirst(Files.parent(of: path).count + 1)))
        let place = LessonReader.Name(course: "", module: "", id: name?.id ?? "", number: name?.number ?? 0)
        let (lesson, errors) = LessonReader.lesson(at: path, shownAs: shown, name: place)
        guard var lesson else { return Result(messages: errors, lessons: 1) }
        lesson.path = shown
        return Result(messages: sorted(errors + warnings(lesson)), lessons: 1)
    }

    private static func warnings(_ lesson: Lesson) -> [LintMessage] {
        rules.flatMap { rule in (rule as? any LessonRule.Type).map { warnings($0, $0.check(lesson)) } ?? [] }
    }

    private static func warnings(_ rule: any MethodRule.Type, _ findings: [Finding]) -> [LintMessage] {
        findings.map {
            LintMessage(severity: .warning, rule: rule.name, message: $0.message, location: $0.location, nearest: $0.nearest)
        }
    }

    /// Whether a path is a lesson or one of a course's YAML files.
    private static func isCourseFile(_ path: String) -> Bool { path.hasSuffix(".md") || path.hasSuffix(".yaml") }

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
