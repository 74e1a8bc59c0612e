import Course
import Markdown
import Markup
package import Terminal
import TutorCore

/// A step laid out as pages that fit the screen: nothing scrolls, and nothing is cut off.
package struct StepPages: Sendable, Equatable {
    /// What the room sees at once.
    package struct Page: Sendable, Equatable {
        package var lines: [Line] = []
        /// Whether it takes the room of the title and the margins, too, because a picture needs it.
        package var isLarge = false
        /// Whether it begins where the lesson wants a new page, or with a picture that needs one.
        var isForced = false
        /// Which row is at its top, if what was added consists of rows; a page that starts within a row has a fraction.
        var start = 0.0
    }

    /// A block that no page of this size can show.
    package struct Misfit: Sendable, Equatable {
        package var what: String
        /// Its line in the lesson's file.
        package var line: Int
        package var needs: Size
    }

    package private(set) var pages: [Page] = []
    package private(set) var misfits: [Misfit] = []
    private let size: Size
    /// How many lines are put on a page.
    private let height: Int
    /// Whether the next block starts a new page.
    private var breaks = false
    /// Whether the last block must not be the last on its page.
    private var holdsOn = false
    /// How many rows were added.
    private var rows = 0

    package init(size: Size) { self.init(size: size, height: Self.room(in: size).height) }

    private init(size: Size, height: Int) {
        self.size = size
        self.height = height
    }

    /// Pages that are filled by `add`. If one of them would be nearly empty, the lines are spread over as many pages that are lower.
    static func balanced(in size: Size, add: (inout StepPages) -> Void) -> StepPages {
        func filled(_ height: Int) -> StepPages {
            var pages = StepPages(size: size, height: height)
            add(&pages)
            return pages
        }
        let full = filled(room(in: size).height)
        guard full.hasSparsePage else { return full }
        let lines = full.pages.map(\.lines.count).reduce(0, +)
        let lowest = max(2, (lines + full.pages.count - 1) / full.pages.count)
        for height in (lowest..<max(lowest, full.height)).prefix(8) {
            let lower = filled(height)
            if lower.pages.count == full.pages.count, !lower.hasSparsePage { return lower }
        }
        return full
    }

    /// Whether one of several pages over which blocks continue is nearly empty.
    private var hasSparsePage: Bool {
        pages.indices.contains { index in
            let continues = index > 0 && !pages[index].isForced || pages.element(at: index + 1)?.isForced == false
            return continues && isSparse(pages[index])
        }
    }

    /// Whether less than a third of a page is used.
    private func isSparse(_ page: Page) -> Bool { !page.isLarge && page.lines.count * 3 < room.height }

    /// The area of the text: two blank columns and lines around it, a title above it, and the step's number below it.
    package static func room(in size: Size) -> Rect {
        Rect(size: size).inset(left: 2, top: 4, right: 2, bottom: 3)
    }

    /// The area of a large page.
    package static func largeRoom(in size: Size) -> Rect { Rect(size: size).inset(left: 1, right: 1, bottom: 2) }

    private var room: Rect { Self.room(in: size) }
    private var largeRoom: Rect { Self.largeRoom(in: size) }
    package var width: Int { max(1, room.width) }
    /// The lines of a page that a picture has for itself.
    var largestHeight: Int { largeRoom.height }

    /// Starts a new page with the next block.
    mutating func breakPage() { breaks = !pages.isEmpty }

    /// Adds a block with a blank line before it. A block that is higher than a page continues on the next one.
    ///
    /// - Parameters:
    ///   - header: How many of its first lines are repeated where it continues.
    ///   - starts: The lines at which its rows start. A row that fits on a page isn't split.
    ///   - holdsOn: Whether it belongs to the next block, such as a heading.
    ///   - fillsPage: Whether it begins on the present page even if it ends on another one. On a nearly empty page, every block does that
    ///     can be split.
    ///   - isWhole: Whether it can't be split.
    mutating func add(
        _ lines: [Line], header: Int = 0, starts: [Int] = [0], holdsOn: Bool = false, fillsPage: Bool = false, isWhole: Bool = false
    ) {
        guard !lines.isEmpty, room.height > header + 1 else { return }
        let height = isWhole ? room.height : max(self.height, header + 2)
        defer {
            self.holdsOn = holdsOn
            rows += starts.count
        }
        func fitting(_ rest: ArraySlice<Line>, _ free: Int) -> ArraySlice<Line> {
            let end = rest.startIndex + free
            if rest.endIndex <= end { return rest }
            return rest[..<(starts.last { $0 > rest.startIndex && $0 <= end } ?? end)]
        }
        func row(at line: Int) -> Double {
            guard let index = starts.lastIndex(where: { $0 <= line }) else { return Double(rows) }
            let next = starts.element(at: index + 1) ?? lines.count
            return Double(rows + index) + Double(line - starts[index]) / Double(next - starts[index])
        }
        let used = pages.last?.lines.count ?? 0
        if let last = pages.last, !last.isLarge, !breaks, used + 1 + lines.count <= height {
            pages[pages.count - 1].lines += [Line()] + lines
            return
        }
        let isForced = breaks || pages.last?.isLarge == true
        let isOnSparsePage = !isWhole && !breaks && pages.last.map { isSparse($0) } == true
        var start: [Line] = []
        if self.holdsOn, !breaks, !isOnSparsePage,
            let heading = pages.last?.lines.split(whereSeparator: { $0.spans.isEmpty }).last,
            !isWhole || heading.count + 1 + lines.count <= height
        {
            start = Array(heading) + [Line()]
            pages[pages.count - 1].lines.removeLast(heading.count)
            while pages.last?.lines.last?.spans.isEmpty == true { pages[pages.count - 1].lines.removeLast() }
            if pages.last?.lines.isEmpty == true { pages.removeLast() }
        }
        var rest = lines[...]
        let free = height - used - 1
        let splitsFirstRow = header == 0 && starts.element(at: 1).map { $0 > free && $0 <= height } == true
        if isOnSparsePage || fillsPage && !splitsFirstRow, let last = pages.last, !last.isLarge, !breaks, free > header + 1 {
            let part = fitting(rest, free)
            pages[pages.count - 1].lines += [Line()] + part
            rest = rest.dropFirst(part.count)
            start = Array(lines.prefix(header))
        }
        breaks = false
        while !rest.isEmpty {
            let top = row(at: rest.startIndex)
            // A record's blank line isn't needed at the top.
            if header == 0, rest.startIndex > 0, starts.contains(rest.startIndex) { rest = rest.drop { $0.spans.isEmpty } }
            let part = fitting(rest, max(1, height - start.count))
            pages.append(Page(lines: start + part, isForced: isForced && rest.startIndex == 0, start: top))
            rest = rest.dropFirst(part.count)
            start = Array(lines.prefix(header))
        }
    }

    /// Adds the statements of a script. The newest ones fill the last page, so that they are seen together, unless the first page would be
    /// nearly empty.
    mutating func add(_ statements: [ScriptStatement]) {
        func height(_ page: [ScriptStatement]) -> Int { ScriptStatement.lines(of: page).count }
        var pages: [[ScriptStatement]] = [[]]
        for statement in statements.reversed() {
            if !pages[0].isEmpty, height([statement] + pages[0]) > room.height { pages.insert([], at: 0) }
            pages[0].insert(statement, at: 0)
        }
        while pages.count > 1, pages[1].count > 1, height(pages[0]) * 3 < room.height,
            height(pages[0] + [pages[1][0]]) <= min(room.height, height(pages[1]))
        {
            let moved = pages[1].removeFirst()
            pages[0].append(moved)
        }
        for page in pages {
            breakPage()
            add(ScriptStatement.lines(of: page))
        }
    }

    /// Adds a picture or printed text, whose lines belong together.
    mutating func add(whole lines: [Line], _ what: String, at location: SourceLocation) {
        let needs = Size(width: lines.map(\.cellWidth).max() ?? 0, height: lines.count)
        if needs.width <= room.width, needs.height <= room.height { return addWhole(lines) }
        if needs.width > largeRoom.width || needs.height > largeRoom.height {
            misfits.append(Misfit(what: what, line: location.line, needs: needs))
        }
        pages.append(Page(lines: lines, isLarge: true, isForced: true))
        joinsSparsePage()
        breaks = true
    }

    /// Adds a block that has room on a page, and isn't split.
    private mutating func addWhole(_ lines: [Line]) {
        let count = pages.count
        add(lines, isWhole: true)
        if pages.count > count { joinsSparsePage() }
    }

    /// Puts the last page's picture below the nearly empty page before it, if the margins have room for both.
    private mutating func joinsSparsePage() {
        guard let picture = pages.last, let before = pages.dropLast().last, isSparse(before) else { return }
        let lines = before.lines + [Line()] + picture.lines
        guard lines.count <= largeRoom.height, picture.lines.allSatisfy({ $0.cellWidth <= largeRoom.width }) else { return }
        pages.removeLast(2)
        pages.append(Page(lines: lines, isLarge: true, isForced: true))
        breaks = true
    }

    /// Adds a result from the present page on. Its column names are repeated where it continues.
    mutating func add(_ result: ResultBlocks) {
        for (index, block) in result.blocks.enumerated() {
            if index == 0 {
                add(block.lines, header: block.header, starts: block.starts, fillsPage: true)
            } else {
                append(block.lines, header: block.header, starts: block.starts)
            }
        }
    }

    /// Adds the next block without a blank line, if it fits.
    mutating func append(_ lines: [Line], header: Int = 0, starts: [Int] = [0]) {
        guard let last = pages.last, !last.isLarge, !breaks, last.lines.count + lines.count <= height else {
            return add(lines, header: header, starts: starts)
        }
        pages[pages.count - 1].lines += lines
        rows += starts.count
    }
}

extension StepPages {
    /// Adds the elements of a section.
    mutating func add(_ elements: ArraySlice<Element>, _ layout: LessonLayout) {
        for element in elements {
            switch element {
            case .prose(let blocks):
                for block in blocks {
                    var isHeading = false
                    if case .heading = block { isHeading = true }
                    add(Layout.prose([block], width: layout.width, theme: layout.theme), holdsOn: isHeading)
                }
            case .diagram(let block):
                let lines = layout.diagram(block)
                // Sentences can continue on the next page.
                if lines.count > largestHeight { add(lines) } else { add(whole: lines, "diagram", at: block.location) }
            case .listing(let block): add(whole: layout.code(block), "listing", at: block.location)
            case .example(let example): add(layout.code(example.block))
            case .quiz(let quiz): add(layout.quiz(quiz))
            }
        }
    }
}
