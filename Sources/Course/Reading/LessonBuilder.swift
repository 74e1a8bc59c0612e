import Markdown
import Mermaid
import Primitives
import YAML

/// Assembles the blocks of a lesson into sections, examples, and exercises.
struct LessonBuilder {
    private(set) var report: Report
    private let source: SourceLines
    private var finished: [Section] = []
    private var section: Section
    /// Paragraphs that haven't been added to an element yet.
    private var prose: [Markdown.Block] = []
    private var previous = Previous.other
    private var exerciseIDs: Set<String> = []
    /// The starters and solutions of the current exercise, by role and file.
    private var answers: Set<String> = []
    private var hasSeenExercise = false
    /// The lesson's title as repeated in its first heading, for pages that don't show the front matter.
    private(set) var title: String?

    /// The block directly before this one, for blocks that belong to their predecessor.
    private enum Previous { case run, mistake, other }

    init(source: SourceLines, report: Report) {
        self.source = source
        self.report = report
        section = Section(kind: .opening, title: "", location: SourceLocation(path: report.path, line: 1))
    }

    mutating func sections(of document: Document) -> [Section] {
        if let limit = document.exceeded { report.error(.size, limit.message, line: document.exceededLine) }
        let blocks = document.blocks
        if let first = blocks.first { section.location.line = first.line }
        for block in blocks {
            switch block {
            case .heading(let level, let inlines, let line) where level <= 2:
                open(inlines.map(\.plain).joined(), level: level, line: line, block: block)
            case .code(let info, let text, let line, isFenced: true): add(info: info, text: text, line: line)
            case .paragraph(let inlines, _) where StageMark.Kind(inlines) != nil: addMark(StageMark.Kind(inlines))
            default:
                refuseRoles(in: [block], isOuter: true)
                checkHeading(block)
                prose.append(block)
                previous = .other
            }
        }
        closeSection()
        return finished
    }

    // MARK: - Sections

    private mutating func open(_ title: String, level: Int, line: Int, block: Markdown.Block) {
        previous = .other
        if level == 1, self.title == nil, finished.isEmpty, section.elements.isEmpty, prose.isEmpty {
            self.title = title
            return
        }
        closeSection()
        let location = SourceLocation(path: report.path, line: line)
        guard let heading = ExerciseHeading(title), level == 2 else {
            section = Section(kind: Section.Kind(title: title), title: title, location: location)
            return
        }
        section = Section(kind: .exercise, title: heading.title, location: location)
        answers = []
        section.exercise = Exercise(id: heading.id, title: heading.title, location: location)
        hasSeenExercise = true
        if heading.isExplicit ? !Slug.isValid(heading.id) : heading.id.isEmpty {
            let message = "this exercise needs an id of a–z, 0–9 and single hyphens: {#id} at the heading's end"
            report.error(.exerciseID, message, at: location)
        } else if !exerciseIDs.insert(heading.id).inserted {
            report.error(.exerciseID, "another exercise of this lesson has the id '\(heading.id)'", at: location)
        }
    }

    private mutating func closeSection() {
        closeProse()
        if let exercise = section.exercise { check(exercise) }
        // If nothing precedes the first heading, there is no opening.
        if section.kind != .opening || !section.elements.isEmpty || !section.setup.isEmpty || !section.notes.isEmpty {
            finished.append(section)
        }
    }

    private mutating func closeProse() {
        guard !prose.isEmpty else { return }
        section.elements.append(.prose(prose))
        prose = []
    }

    private mutating func addMark(_ kind: StageMark.Kind?) {
        closeProse()
        previous = .other
        if let kind { section.stageMarks.append(StageMark(kind: kind, element: section.elements.count)) }
    }

    private mutating func append(_ element: Element) {
        closeProse()
        section.elements.append(element)
    }

    private mutating func check(_ exercise: Exercise) {
        if exercise.solution.isEmpty {
            report.error(.solution, "the exercise '\(exercise.title)' has no solution", at: exercise.location)
        } else if !exercise.isSQL, exercise.check == nil {
            report.error(.solution, "a solution that isn't SQL needs a check", at: exercise.location)
        }
        if let check = exercise.check, !check.vary.isEmpty { checkConstants(check, of: exercise) }
    }

    /// A constant is replaced in the task and in the solution, so it must be in both.
    private mutating func checkConstants(_ check: Check, of exercise: Exercise) {
        if !exercise.isSQL { report.error(.vary, "'vary' is for exercises in SQL", at: check.location) }
        for constant in check.vary {
            if !section.prose.contains(where: { Placeholder.contains(constant.word, in: $0.plain) }) {
                report.error(.vary, "the task doesn't contain '\(constant.word)', which 'vary' replaces", at: check.location)
            }
            if !exercise.solution.contains(where: { Placeholder.contains(constant.word, in: $0.text) }) {
                report.error(.vary, "the solution doesn't contain '\(constant.word)', which 'vary' replaces", at: check.location)
            }
        }
    }

    /// Only a level-two heading may start an exercise.
    private mutating func checkHeading(_ block: Markdown.Block) {
        guard case .heading(_, let inlines, let line) = block, ExerciseHeading(inlines.map(\.plain).joined()) != nil else { return }
        report.error(.blockPlace, "an exercise starts with '## Exercise: …', a level-two heading", line: line)
    }

    /// Blocks with a role must be at the top level, so that it's clear what they belong to.
    private mutating func refuseRoles(in blocks: [Markdown.Block], isOuter: Bool) {
        for block in blocks {
            switch block {
            case .quote(let inner, _): refuseRoles(in: inner, isOuter: false)
            case .list(let list): for item in list.items { refuseRoles(in: item, isOuter: false) }
            case .code(let info, let text, let line, isFenced: true) where !isOuter:
                if let fenced = FencedBlock(info: info, text: text, line: line, source: source, report: &report), fenced.role != nil {
                    report.error(.blockPlace, "a block with a role can't be inside a list or a quote", at: fenced.location)
                }
            default: continue
            }
        }
    }

    // MARK: - Fenced blocks

    private mutating func add(info: String, text: String, line: Int) {
        let before = previous
        previous = .other
        FenceCheck(source: source, text: text, line: line).report(to: &report)
        guard let block = FencedBlock(info: info, text: text, line: line, source: source, report: &report) else {
            let language = String(info.prefix { !$0.isWhitespace })
            return append(.listing(CodeBlock(language: language, text: text, location: SourceLocation(path: report.path, line: line + 1))))
        }
        guard let role = block.role else {
            if block.code.language == "mermaid" { checkDiagram(block.code) }
            append(block.code.language == "mermaid" ? .diagram(block.code) : .listing(block.code))
            return
        }
        if role.isOfExercise, section.exercise == nil {
            report.error(.blockPlace, "a '\(role.rawValue)' block belongs to an exercise", at: block.location)
            return
        }
        switch role {
        case .run:
            append(.example(Example(block: block.code, prediction: block.prediction)))
            previous = .run
        case .output, .error: addOutcome(block, before: before)
        case .setup: addSetup(block)
        case .starter, .solution: addAnswer(block, role)
        case .alternative:
            section.exercise?.alternatives.append(Exercise.Alternative(block: block.code, message: block.message))
        case .mistake:
            section.exercise?.mistakes.append(Exercise.Mistake(block: block.code, message: block.message, error: block.raises))
            previous = .mistake
        case .when: addWhen(block, before: before)
        case .check: addCheck(block)
        case .quiz:
            if let node = yaml(block), let quiz = QuizReader.quiz(node, location: block.location, report: &report) { append(.quiz(quiz)) }
        case .hint: section.exercise?.hints.append(block.code.text[...].trimmed)
        case .notes: section.notes.append(block.code.text[...].trimmed)
        }
    }

    private mutating func checkDiagram(_ code: CodeBlock) {
        do throws(MermaidError) { _ = try Diagram(mermaid: code.text) } catch {
            report.error(.diagram, error.message, line: code.location.line + error.line - 1, column: error.column)
        }
    }

    private mutating func addOutcome(_ block: FencedBlock, before: Previous) {
        guard before == .run, case .example(var example) = section.elements.last else {
            let message = "this belongs to a run block, but there is none directly before it"
            report.error(.blockPlace, message, at: block.location)
            return
        }
        if block.role == .error {
            let isSQL = example.block.language == "sql"
            if isSQL, block.sqlstate == nil {
                report.error(.infoString, "the error of a sql block needs its SQLSTATE, as in 'text error 42703'", at: block.location)
            } else if !isSQL, block.sqlstate != nil {
                report.error(.infoString, "the error of a command has no SQLSTATE", at: block.location)
            }
            example.outcome = .error(sqlstate: block.sqlstate, text: block.code.text, match: block.match)
        } else {
            example.outcome = block.match.map { .matching($0, shown: block.code.text) } ?? .output(block.code.text)
        }
        section.elements[section.elements.count - 1] = .example(example)
    }

    private mutating func addSetup(_ block: FencedBlock) {
        if section.exercise != nil {
            section.exercise?.setup.append(block.code)
        } else if hasSeenExercise {
            report.error(.blockPlace, "the lesson's setup must come before its first exercise", at: block.location)
        } else {
            section.setup.append(block.code)
        }
    }

    private mutating func addAnswer(_ block: FencedBlock, _ role: BlockRole) {
        if role == .solution, block.code.text.allSatisfy(\.isWhitespace) {
            report.error(.solution, "this solution is empty", at: block.location)
        }
        if !answers.insert("\(role.rawValue) \(block.code.path ?? block.code.language)").inserted {
            let what = block.code.path.map { "for '\($0)'" } ?? "in \(block.code.language)"
            report.error(.solution, "this exercise already has a \(role.rawValue) \(what)", at: block.location)
            return
        }
        if role == .starter { section.exercise?.starter.append(block.code) } else { section.exercise?.solution.append(block.code) }
    }

    private mutating func addWhen(_ block: FencedBlock, before: Previous) {
        guard before == .mistake, let last = section.exercise?.mistakes.indices.last else {
            report.error(.blockPlace, "'when' belongs to a mistake, but there is none directly before it", at: block.location)
            return
        }
        if section.exercise?.mistakes[last].block.language == "sql" {
            report.error(.blockPlace, "a mistake in SQL is recognized by its result; 'when' is for commands and files", at: block.location)
        }
        guard let node = yaml(block) else { return }
        section.exercise?.mistakes[last].when = CheckReader.when(node, report: &report)
    }

    private mutating func addCheck(_ block: FencedBlock) {
        if section.exercise?.check != nil {
            report.error(.blockPlace, "this exercise already has a check; combine the two", at: block.location)
        }
        // An unreadable check is already reported as an error, so the exercise still gets an empty check.
        let check = yaml(block).flatMap { CheckReader.check($0, of: block, report: &report) }
        section.exercise?.check = check ?? Check(location: block.location)
    }

    private mutating func yaml(_ block: FencedBlock) -> Node? {
        do throws(YAMLError) {
            if let node = try parse(block.code.text, firstLine: block.code.location.line) { return node }
            report.error(.value, "this block is empty", at: block.location)
        } catch { report.error(error) }
        return nil
    }
}

extension DocumentLimit {
    /// Which limit is exceeded, and what to do.
    package var message: String {
        switch self {
        case .linkReferences:
            "a link reference with such a long definition is used too often; write the links out, or shorten the definition"
        case .tableCells:
            "this table is too large; use at most \(Self.maxColumns) columns, and \(Self.maxCells) cells in all tables of a lesson"
        }
    }
}

extension Section.Kind {
    /// The kinds of sections with fixed titles.
    static let fixedTitles: [(title: String, kind: Section.Kind)] = [
        ("What goes wrong", .goesWrong), ("Checkpoint", .checkpoint), ("In one breath", .summary),
    ]

    /// The kind of a section with this title.
    init(title: String) { self = Self.fixedTitles.first { $0.title == title }?.kind ?? .text }
}
