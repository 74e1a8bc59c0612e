package import Terminal
package import TutorCore

/// Where everything stands at a size: with room, the text on the left and the work on the right, with much room the engine beside it; else
/// one of them at a time.
package struct ScreenPlan: Sendable, Equatable {
    /// What is to be placed.
    package struct Contents: Sendable, Equatable {
        package var focus: LessonState.Focus = .text
        package var tab: WorkTab = .sql
        /// Beside the engine's own column; anything but the engine.
        package var besides: WorkTab = .sql
        package var hasEngine = false
        package var verdictLines = 0
        package var hasResult = true
        /// Lines under everything that say what holds of an exercise on commands and containers.
        package var factLines = 0
        /// Lines below those: what is in the way, or asked.
        package var asideLines = 0

        package init() {}
    }

    package var header: Rect
    package var text = Rect.zero
    /// The work side's title line, then what is worked in.
    package var padTitle = Rect.zero
    package var editor = Rect.zero
    package var result = Rect.zero
    package var verdict = Rect.zero
    package var shell = Rect.zero
    package var files = Rect.zero
    package var engine = Rect.zero
    /// The engine's own title line, where it has a column of its own.
    package var engineTitle = Rect.zero
    package var facts = Rect.zero
    package var asides = Rect.zero
    /// The columns between panes, where several are shown.
    package var dividers: [Int] = []
    /// The row between scratchpad and result, where both are shown.
    package var workRule: Int?
    package var body: Rect
    package var status: Rect
    package var keys: Rect

    /// From this width on text and work stand side by side.
    package static let wide = 100
    /// From this width on the engine has a column of its own.
    package static let wider = 150

    package init(size: Size, _ contents: Contents = Contents()) {
        header = Rect(x: 0, y: 0, width: size.width, height: 1)
        keys = Rect(x: 0, y: size.height - 1, width: size.width, height: 1)
        status = Rect(x: 0, y: size.height - 2, width: size.width, height: 1)
        // A rule under the header and one over the status line.
        body = Rect(x: 0, y: 2, width: size.width, height: size.height - 5)
        // The rule over the status line goes up with what stands below it.
        let asideHeight = min(contents.asideLines, max(1, body.height / 3))
        let factHeight = min(contents.factLines, max(1, body.height / 3))
        body.height -= factHeight + asideHeight
        facts = Rect(x: 1, y: body.maxY + 1, width: size.width - 2, height: factHeight)
        asides = Rect(x: 1, y: facts.maxY, width: size.width - 2, height: asideHeight)
        if size.width < Self.wide {
            planNarrow(contents)
        } else {
            planWide(contents)
        }
    }

    private mutating func planNarrow(_ contents: Contents) {
        switch contents.focus {
        case .text: text = body.inset(left: 2, right: 2)
        case .editor:
            padTitle = Rect(x: body.x, y: body.y, width: body.width, height: 1)
            editor = body.inset(top: 1)
        case .result, .verdict: splitResult(body, contents)
        case .shell: shell = body
        case .files: files = body
        case .engine: engine = body
        }
    }

    private mutating func planWide(_ contents: Contents) {
        let hasColumn = contents.hasEngine && body.width >= Self.wider
        let middle = body.width * (hasColumn ? 38 : 52) / 100
        dividers = [middle]
        text = Rect(x: 2, y: body.y, width: middle - 4, height: body.height)
        var work = Rect(x: middle + 1, y: body.y, width: body.width - middle - 1, height: body.height)
        if hasColumn {
            let last = body.width * 73 / 100
            dividers.append(last)
            work.width = last - middle - 1
            engineTitle = Rect(x: last + 1, y: body.y, width: body.width - last - 1, height: 1)
            engine = Rect(x: last + 1, y: body.y + 1, width: body.width - last - 1, height: body.height - 1)
        }
        padTitle = Rect(x: work.x, y: work.y, width: work.width, height: 1)
        let below = work.inset(top: 1)
        switch hasColumn ? contents.besides : contents.tab {
        case .sql: planSQL(work, contents)
        case .shell: shell = below
        case .files: files = below
        case .engine: engine = below
        }
    }

    private mutating func planSQL(_ work: Rect, _ contents: Contents) {
        let editorHeight = max(4, (work.height - 2) * 2 / 5)
        editor = Rect(x: work.x, y: work.y + 1, width: work.width, height: editorHeight)
        workRule = editor.maxY
        splitResult(Rect(x: work.x, y: editor.maxY + 1, width: work.width, height: work.maxY - editor.maxY - 1), contents)
    }

    private mutating func splitResult(_ area: Rect, _ contents: Contents) {
        let lines = contents.verdictLines
        if lines > 0, !contents.hasResult {
            result = Rect(x: area.x, y: area.maxY, width: area.width, height: 0)
            verdict = Rect(x: area.x, y: area.y - 1, width: area.width, height: area.height + 1)
            return
        }
        let height = lines == 0 ? 0 : min(lines + 1, max(3, area.height * 2 / 3))
        result = Rect(x: area.x, y: area.y, width: area.width, height: area.height - height)
        verdict = Rect(x: area.x, y: area.y + area.height - height, width: area.width, height: height)
    }
}

extension Painter {
    /// Where everything is now.
    var plan: ScreenPlan {
        var contents = contents()
        let bare = ScreenPlan(size: size, contents)
        guard let lesson, !bare.result.isEmpty, lesson.pad.verdict != nil || lesson.pad.result?.trouble != nil else { return bare }
        contents.verdictLines = verdictLines(width: bare.result.width - 2).count
        contents.hasResult = lesson.pad.result?.shown.map { !$0.columns.isEmpty || $0.tag != nil } ?? false
        return ScreenPlan(size: size, contents)
    }

    /// What is to be placed; with `focus`, as if that were the lesson's.
    private func contents(focus: LessonState.Focus? = nil) -> ScreenPlan.Contents {
        var contents = ScreenPlan.Contents()
        guard var lesson else { return contents }
        if let focus { lesson.focus = focus }
        contents.focus = lesson.focus
        contents.tab = lesson.tab
        contents.besides = lesson.tabBesidesEngine
        contents.hasEngine = lesson.hasEngine
        contents.factLines = factLines(width: size.width - 2).count
        contents.asideLines = asideLines(width: size.width - 2).count
        return contents
    }

    /// The lesson pane, whether it is shown or not: the page is laid out for it.
    var pageArea: Rect { ScreenPlan(size: size, contents(focus: .text)).text }

    /// Lessons that fit into the list.
    var mapListHeight: Int { max(1, size.height - 6 - mapHeadLines) }
}
