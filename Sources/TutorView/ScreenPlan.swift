import Course
package import Terminal
package import TutorCore
import Verdicts

/// The layout of the screen: if there is room, the lesson is on the left and the work on the right; otherwise only one of them is shown.
package struct ScreenPlan: Sendable, Equatable {
    /// A title line and the body below it.
    package struct Pane: Sendable, Equatable {
        package var title = Rect.zero
        package var body = Rect.zero

        package init() {}

        package init(_ area: Rect) {
            title = Rect(x: area.x, y: area.y, width: area.width, height: min(1, area.height))
            body = area.inset(top: 1)
        }

        package var isShown: Bool { !title.isEmpty }
    }

    /// What the layout depends on.
    package struct Contents: Sendable, Equatable {
        package var focus: LessonState.Focus = .text
        package var tab: WorkTab = .sql
        /// The tab shown beside the engine's own column; never the engine.
        package var besides: WorkTab = .sql
        package var hasEngine = false
        /// Whether the lesson has a shell, beside which it makes room.
        package var hasShell = false
        /// Whether the lesson has a database, whose tables are shown next to the scratchpad.
        package var hasTables = false
        /// Whether the scratchpad is shown without a lesson.
        package var isAlone = false
        /// Whether the focused pane takes up the whole screen.
        package var isZoomed = false
        /// The number of task lines above the work; `nil` if there is no task.
        package var taskLines: Int?
        /// Whether hints are among these lines.
        package var hasHints = false
        /// The number of lines of the scratchpad's text.
        package var textLines = 1
        /// The number of lines that show the whole result; `nil` if it takes all it can get.
        package var resultLines: Int?
        package var verdictLines = 0
        package var hasResult = true
        /// Whether something has run, whose result or verdict must be seen.
        package var hasOutput = false
        /// Whether and how two sessions are shown.
        package var sessions: Sessions = .one
        /// The line about lock waits below the work.
        package var sessionWords: Line?
        /// The number of checklist lines.
        package var factLines = 0
        /// The number of banner lines below the checklist: name conflicts and questions.
        package var asideLines = 0

        package init() {}

        package enum Sessions: Sendable, Equatable {
            case one
            /// Each with its own text, side by side if there is room.
            case two(shown: SessionID.Side)
            /// One text, with the results of both sessions below it.
            case script
        }
    }

    package let header: Rect
    package let status: Rect
    package let keys: Rect
    package var lesson = Pane()
    package var task = Pane()
    /// The scratchpad, the shell, the files or the engine.
    package var work = Pane()
    package var tool: WorkTab = .sql
    package var result = Pane()
    package var verdict = Pane()
    /// The other session, beside the one shown, if there is room for both.
    package var otherWork = Pane()
    package var otherResult = Pane()
    package var sessionLines = Rect.zero
    /// The separate column for the engine.
    package var engine = Pane()
    /// The separate column for the tables.
    package var tables = Pane()
    package var checklist = Pane()
    package var asides = Rect.zero
    /// The vertical lines between panes.
    package var dividers: [Rect] = []

    /// From this width on, lesson and work are shown side by side.
    package static let wide = 100
    /// Below this width, focused work takes up the full width, because beside the lesson, code would wrap in both.
    package static let roomyWork = 120
    /// Below this width, two sessions that have the focus take up the full width.
    private static let roomySessions = 165
    /// Below this width, a focused shell takes up the full width. Docker's tables are wide.
    package static func roomyShell(hasEngine: Bool) -> Int { hasEngine ? 165 : codeWidth + 1 + shellWidth }
    /// From this width on, the engine has a column of its own.
    package static let threeColumns = 200
    /// From this width on, tables have a column of their own.
    package static let tablesColumn = 160
    private static func tablesWidth(of width: Int) -> Int { max(40, width / 4) }
    /// The width of a lesson pane in which the longest code lines of the lessons (56 columns) don't wrap.
    private static let codeWidth = 62
    /// The width that the tables of docker are made for.
    private static let shellWidth = 80
    /// From this width on, two sessions are side by side.
    package static let twoSessions = 120
    private static let minSessionWidth = 39
    private static let maxTaskLines = 6
    private static let maxSessionLines = 3
    private static let minResultHeight = 5
    /// Below this height of the work, the task and the text give way to what has come out of it.
    private static let lowWork = 13

    package init(size: Size, _ contents: Contents = Contents()) {
        header = Rect(x: 0, y: 0, width: size.width, height: 1)
        status = Rect(x: 0, y: size.height - 2, width: size.width, height: 1)
        keys = Rect(x: 0, y: size.height - 1, width: size.width, height: 1)
        var area = Rect(x: 0, y: 1, width: size.width, height: size.height - 3)
        if contents.isZoomed {
            zoom(area, contents)
            return
        }
        let asideHeight = min(contents.asideLines, max(1, area.height / 3))
        area.height -= asideHeight
        asides = Rect(x: 1, y: area.maxY, width: size.width - 2, height: asideHeight)
        if contents.factLines > 0 {
            let height = 1 + min(contents.factLines, max(1, area.height / 3))
            area.height -= height
            checklist = Pane(Rect(x: 0, y: area.maxY, width: size.width, height: height))
        }
        if contents.isAlone {
            if contents.sessions == .one { splitTables(&area) }
            stack(area, contents, .sql)
        } else if size.width < Self.wide {
            if contents.focus == .text { lesson = Pane(area) } else { stack(area, contents, contents.tab) }
        } else if contents.focus == .shell, size.width < Self.roomyShell(hasEngine: contents.hasEngine) {
            stack(area, contents, .shell)
        } else if contents.focus != .text, size.width < Self.roomyWork {
            stack(area, contents, contents.tab)
        } else if contents.sessions != .one, contents.focus.tab == .sql, size.width < Self.roomySessions {
            stack(area, contents, .sql)
        } else {
            splitColumns(area, contents)
        }
    }

    private mutating func zoom(_ area: Rect, _ contents: Contents) {
        tool = contents.tab
        switch contents.focus {
        case .text: lesson = Pane(area)
        case .result: result = Pane(area)
        case .verdict: verdict = Pane(area)
        case .editor, .shell, .files, .engine: work = Pane(area)
        }
    }

    private mutating func splitColumns(_ area: Rect, _ contents: Contents) {
        let hasColumn = contents.hasEngine && area.width >= Self.threeColumns
        let hasTables = contents.hasTables && !hasColumn && area.width >= Self.tablesColumn
        // The end of the work.
        var end = hasColumn ? area.width * 73 / 100 : area.width
        // The lesson's width depends on nothing that changes while it is read.
        let share = (hasTables ? area.width - Self.tablesWidth(of: area.width) : area.width) * (hasColumn ? 38 : 52) / 100
        let middle = max(contents.hasShell ? min(share, end - 1 - Self.shellWidth) : share, Self.codeWidth)
        if hasTables, contents.tab == .sql, contents.sessions == .one {
            var work = area
            splitTables(&work)
            end = work.width
        }
        lesson = Pane(Rect(x: 0, y: area.y, width: middle, height: area.height))
        dividers.append(Rect(x: middle, y: area.y, width: 1, height: area.height))
        if hasColumn {
            dividers.append(Rect(x: end, y: area.y, width: 1, height: area.height))
            engine = Pane(Rect(x: end + 1, y: area.y, width: area.width - end - 1, height: area.height))
        }
        var contents = contents
        contents.taskLines = nil
        stack(
            Rect(x: middle + 1, y: area.y, width: end - middle - 1, height: area.height), contents,
            hasColumn ? contents.besides : contents.tab)
    }

    /// Gives the tables a column of their own if there is room.
    private mutating func splitTables(_ area: inout Rect) {
        guard area.width >= Self.tablesColumn else { return }
        let width = Self.tablesWidth(of: area.width)
        area.width -= width
        dividers.append(Rect(x: area.maxX, y: area.y, width: 1, height: area.height))
        tables = Pane(Rect(x: area.maxX + 1, y: area.y, width: width - 1, height: area.height))
    }

    /// Stacks the task, the work, and the result or verdict.
    private mutating func stack(_ area: Rect, _ contents: Contents, _ tool: WorkTab) {
        self.tool = tool
        var rest = area
        let isLow = tool == .sql && contents.hasOutput && area.height < Self.lowWork
        if let lines = contents.taskLines {
            // Hints get room below the task; they never push it away.
            let room = max(min(Self.maxTaskLines, area.height / 3), contents.hasHints ? area.height / 2 - 2 : 1)
            let height = 1 + (isLow ? 0 : min(lines, room))
            task = Pane(Rect(x: area.x, y: area.y, width: area.width, height: height))
            rest = area.inset(top: height)
        }
        guard tool == .sql else {
            work = Pane(rest)
            return
        }
        if let words = contents.sessionWords {
            let height = min(Self.sessionLines(words, width: rest.width).count, Self.maxSessionLines)
            rest.height -= height
            sessionLines = Rect(x: rest.x, y: rest.maxY, width: rest.width, height: height)
        }
        if case .two(let shown) = contents.sessions, rest.width > 2 * Self.minSessionWidth, header.width >= Self.twoSessions {
            rest = splitSessions(rest, shown)
        }
        let share = rest.height / (contents.focus == .editor ? 2 : 3)
        let editorHeight = isLow ? max(2, min(1 + contents.textLines, share)) : editorHeight(in: rest.height, contents)
        work = Pane(Rect(x: rest.x, y: rest.y, width: rest.width, height: min(editorHeight, rest.height)))
        let below = rest.inset(top: editorHeight)
        // The result stays visible above the verdict if there is enough room for both.
        let wanted = contents.verdictLines + 1
        let hasRoom = contents.hasResult && below.height - wanted >= Self.minResultHeight
        if contents.verdictLines == 0 || contents.focus == .result && contents.hasResult && !hasRoom {
            result = Pane(below)
            return
        }
        let height = hasRoom ? wanted : below.height
        verdict = Pane(Rect(x: below.x, y: below.maxY - height, width: below.width, height: height))
        if height < below.height {
            result = Pane(Rect(x: below.x, y: below.y, width: below.width, height: below.height - height))
        }
    }

    /// How much of this height the scratchpad's text gets: its share, and what it needs of the room that the result leaves free.
    private func editorHeight(in height: Int, _ contents: Contents) -> Int {
        // Hints above the scratchpad leave it five lines, unless that is more than half of the room.
        let least = contents.hasHints ? max(4, min(6, height / 2)) : 4
        let share = max(least, height * (contents.sessions == .script ? 5 : 4) / 10)
        guard contents.sessions == .one else { return share }
        let verdict = contents.verdictLines + 1 + (contents.hasResult ? Self.minResultHeight : 0)
        let below = contents.verdictLines > 0 ? verdict : contents.resultLines.map { $0 + 1 } ?? height
        return max(share, min(1 + contents.textLines, height - below))
    }

    /// The words about lock waits, wrapped between the ends of a rule of this width.
    static func sessionLines(_ words: Line, width: Int) -> [Line] { TextWrap.lines(words, width: max(1, width - 6)) }

    /// Places the other session in its half, and returns the half for the shown one.
    private mutating func splitSessions(_ area: Rect, _ shown: SessionID.Side) -> Rect {
        let middle = area.width / 2
        let left = Rect(x: area.x, y: area.y, width: middle, height: area.height)
        let right = Rect(x: area.x + middle + 1, y: area.y, width: area.width - middle - 1, height: area.height)
        dividers.append(Rect(x: area.x + middle, y: area.y, width: 1, height: area.height))
        let other = shown == .a ? right : left
        let editorHeight = max(4, other.height * 4 / 10)
        otherWork = Pane(Rect(x: other.x, y: other.y, width: other.width, height: min(editorHeight, other.height)))
        otherResult = Pane(other.inset(top: editorHeight))
        return shown == .a ? left : right
    }
}

extension Painter {
    /// The current layout.
    var plan: ScreenPlan {
        var contents = contents()
        let bare = ScreenPlan(size: size, contents)
        guard let lesson, lesson.pad.verdict != nil || lesson.pad.result?.trouble != nil else { return bare }
        let width = max(bare.result.body.width, bare.verdict.body.width)
        contents.verdictLines = width > 0 ? verdictLines(width: width - 2).count : 0
        contents.hasResult = lesson.pad.result?.showsSomething == true && (lesson.pad.isResultOfVerdict || lesson.focus == .result)
        return ScreenPlan(size: size, contents)
    }

    /// The panes that would be on the screen without the zoom.
    var hiddenByZoom: [String] {
        var contents = contents()
        contents.isZoomed = false
        let full = ScreenPlan(size: size, contents)
        let zoomed = plan
        let panes: [(String, KeyPath<ScreenPlan, ScreenPlan.Pane>)] = [
            ("lesson", \.lesson), ("task", \.task), (contents.tab.place, \.work), ("result", \.result), ("verdict", \.verdict),
            ("tables", \.tables), ("engine", \.engine), ("checklist", \.checklist),
        ]
        return panes.filter { full[keyPath: $0.1].isShown && !zoomed[keyPath: $0.1].isShown }.map(\.0)
    }

    /// What the layout depends on; `focus` overrides the lesson's focus.
    private func contents(focus: LessonState.Focus? = nil) -> ScreenPlan.Contents {
        var contents = ScreenPlan.Contents()
        guard var lesson else { return contents }
        if let focus { lesson.focus = focus }
        contents.focus = lesson.focus
        contents.tab = lesson.tab
        contents.besides = lesson.tabBesidesEngine
        contents.hasEngine = lesson.hasEngine
        contents.hasShell = lesson.hasWorkspace
        contents.hasTables = lesson.lesson.hasDatabase
        contents.isAlone = lesson.console != nil
        // Two plans need the whole screen.
        let isComparing = lesson.focus == .result && lesson.pad.result?.comparedPlans != nil
        contents.isZoomed = (lesson.isZoomed || isComparing) && focus == nil
        contents.textLines = lesson.pad.editor.lines.count
        contents.resultLines = resultLines(lesson.pad.result)
        contents.hasOutput = lesson.pad.result != nil || lesson.pad.verdict != nil
        contents.sessionWords = sessionWords(lesson)
        if lesson.hasTwoSessions {
            contents.sessions = lesson.isScript && lesson.shownText == nil ? .script : .two(shown: lesson.shownSession.side)
        }
        contents.taskLines = lesson.exercise == nil ? nil : lesson.isTaskFolded ? 0 : taskLines(width: size.width - 2).count
        contents.hasHints = lesson.exercise.map { lesson.hintsShown[$0.id, default: 0] > 0 } ?? false
        let checklist = checklistLines(width: size.width - 2)
        contents.factLines = checklist.facts.count + checklist.verdict.count
        contents.asideLines = asideLines(width: size.width - 2).count
        return contents
    }

    /// The number of lines that show a whole result, with the line below it; `nil` for one that takes all it can get.
    private func resultLines(_ result: ResultState?) -> Int? {
        guard let result else { return 3 }
        if result.isShowingTree || result.comparedPlans != nil || result.detail != nil { return nil }
        guard let part = result.shown, !part.columns.isEmpty else { return result.notices.count + result.parts.count + 1 }
        return part.rowCount + 3
    }

    /// The area for the lesson pane's text, whether it is visible or not: the page is laid out for it.
    func pageArea(_ plan: ScreenPlan) -> Rect {
        let shown = plan.lesson
        return (shown.isShown ? shown : ScreenPlan(size: size, contents(focus: .text)).lesson).body.inset(left: 2, right: 2)
    }

}
