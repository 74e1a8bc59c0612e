import Markdown

/// What lists show of a lesson: its front matter, its exercises, and its number of questions, read without parsing the rest.
struct LessonOutline: Equatable {
    var title = ""
    var idea = ""
    var minutes = 0
    var engine = Lesson.Engine.postgresql
    var exercises: [String] = []
    /// Their titles, in the same order.
    var exerciseTitles: [String] = []
    /// The number of quizzes.
    var questionCount = 0
    /// In lower case.
    var teaches: [String] = []
    var requires: [String] = []
    var formerly = Formerly()
    /// A fingerprint of each exercise; empty if they can't be told apart without parsing the text, as are the next two.
    var fingerprints: [String] = []
    /// The exercises that a learner can skip.
    var optionalExercises: [String] = []
    var skills: [TaughtSkill] = []
    /// The examples whose predictions can be asked again without the examples before them, by their indexes among all examples.
    var predictions: [Int] = []
    /// The estimated minutes from each section to the end; empty for a lesson without sections.
    var minutesLeft: [Int] = []
    /// The first problem, if there is one.
    var problem: LintMessage?

    init() {}

    /// Reads a lesson's text.
    init(text: String, path: String) {
        var report = Report(path: path)
        let text = LessonReader.withLineFeeds(text)
        guard let split = FrontMatter.split(text, report: &report) else {
            problem = report.messages.first
            return
        }
        if let front = FrontMatter(split, report: &report) {
            title = front.title
            idea = front.objectives.first ?? ""
            minutes = front.minutes
            engine = front.engine
            teaches = front.teaches.map { $0.lowercased() }
            requires = front.requires
            formerly = front.formerly
        }
        problem = report.messages.first
        let scan = BodyScanner.scan(split.body)
        exercises = scan.exercises
        exerciseTitles = scan.titles
        questionCount = scan.questions
        let contents = LessonContents(split.body)
        if contents.exercises.count == exercises.count {
            let named = zip(exercises, contents.exercises)
            fingerprints = contents.exercises.map(\.fingerprint)
            optionalExercises = named.filter(\.1.isOptional).map(\.0)
            if !teaches.isEmpty { skills = TaughtSkill.all(teaches, solutions: named.map { ($0, $1.solution) }) }
        }
        predictions = contents.predictions
        minutesLeft = Lesson.minutesLeft(of: minutes, sectionLines: contents.sectionLines)
    }

    /// Reads a file; `shown` is its name in messages.
    init(at path: String, shownAs shown: String) {
        switch Self.text(at: path, shownAs: shown) {
        case .success(let text): self.init(text: text, path: shown)
        case .failure(let error):
            self.init()
            var report = Report(path: shown)
            report.error(error)
            problem = report.messages.first
        }
    }

    private static func text(at path: String, shownAs shown: String) -> Result<String, CourseError> {
        do throws(CourseError) { return .success(try Files.text(at: path, shownAs: shown)) } catch { return .failure(error) }
    }
}

/// Finds the exercises and quizzes in a lesson's body line by line, or by parsing its Markdown if a line is ambiguous.
enum BodyScanner {
    struct Findings: Equatable {
        /// Exercise ids.
        private(set) var exercises: [String] = []
        /// The exercises' titles, without line feeds.
        private(set) var titles: [String] = []
        var questions = 0

        mutating func add(_ heading: ExerciseHeading) {
            exercises.append(heading.id)
            titles.append(heading.title)
        }
    }

    static func scan(_ body: Substring) -> Findings {
        var body = body
        return body.withUTF8 { scan($0) } ?? parsed(String(body))
    }

    private static func parsed(_ body: String) -> Findings {
        var findings = Findings()
        for block in Document.parse(body).blocks {
            switch block {
            case .heading(2, let inlines, _):
                if let heading = ExerciseHeading(inlines.map(\.plain).joined()) { findings.add(heading) }
            case .code(let info, _, _, _): if isQuiz(info.utf8) { findings.questions += 1 }
            default: continue
            }
        }
        return findings
    }

    private static func isQuiz(_ info: some Collection<UInt8>) -> Bool {
        let words = info.split(maxSplits: 2) { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        return words.count >= 2 && words[0].elementsEqual("yaml".utf8) && words[1].elementsEqual("quiz".utf8)
    }

    /// `nil` if a line is ambiguous: fences inside lists, HTML, underlined headings, or markup in a title.
    private static func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> Findings? {
        var findings = Findings()
        var fence: (byte: UInt8, length: Int)?
        var start = 0
        while start < bytes.count {
            let end = Bytes.index(of: UInt8(ascii: "\n"), in: bytes, from: start) ?? bytes.count
            let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
            start = end + 1
            if let open = fence {
                if isClosing(line, open) { fence = nil }
                continue
            }
            guard let first = line.first else { continue }
            switch first {
            case UInt8(ascii: "`"), UInt8(ascii: "~"):
                let length = line.prefix { $0 == first }.count
                if length < 3 { continue }
                if first == UInt8(ascii: "`"), line[length...].contains(first) { continue }
                fence = (first, length)
                if isQuiz(line[length...]) { findings.questions += 1 }
            case UInt8(ascii: "#"):
                guard isExercise(line[...]) else { continue }
                guard line.starts(with: "## Exercise:".utf8) else { return nil }
                let title = line.dropFirst(3)
                if title.contains(where: isMarkup) { return nil }
                guard let heading = ExerciseHeading(String(decoding: title, as: UTF8.self)) else { return nil }
                findings.add(heading)
            case UInt8(ascii: "<"): return nil
            case UInt8(ascii: "E"):
                if line.starts(with: "Exercise:".utf8) { return nil }
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"),
                UInt8(ascii: "0")...UInt8(ascii: "9"):
                if isAmbiguous(line) { return nil }
            default: continue
            }
        }
        return findings
    }

    static func isClosing(_ line: UnsafeBufferPointer<UInt8>, _ open: (byte: UInt8, length: Int)) -> Bool {
        var rest = line[...]
        while let first = rest.first, first == UInt8(ascii: " "), rest.startIndex < 3 { rest = rest.dropFirst() }
        let length = rest.prefix { $0 == open.byte }.count
        return length >= open.length && rest.dropFirst(length).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
    }

    /// Whether a line contains a fence, heading, or exercise that doesn't start at the beginning of the line.
    private static func isAmbiguous(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let index = line.firstIndex(where: { !isContainer($0) }) else { return false }
        let rest = line[index...]
        return rest.starts(with: "```".utf8) || rest.starts(with: "~~~".utf8) || isExercise(rest)
            || rest.starts(with: "Exercise:".utf8) || rest.first == UInt8(ascii: "<")
    }

    /// Whether a line is `##`, spaces or tabs, and `Exercise:`.
    private static func isExercise(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
        guard line.starts(with: "##".utf8) else { return false }
        return line.dropFirst(2).drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }.starts(with: "Exercise:".utf8)
    }

    /// Whether a byte can precede the content of a list item or a quote.
    private static func isContainer(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: ">"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "+"),
            UInt8(ascii: "."), UInt8(ascii: ")"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    /// Characters that can make a title render differently from its source.
    private static func isMarkup(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "["), UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: "\\"), UInt8(ascii: "#"), UInt8(ascii: "`"),
            UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "{"):
            true
        default: false
        }
    }
}
