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
    /// Whether the next block starts a new page.
    private var breaks = false
    /// Whether the last block must not be the last on its page.
    private var holdsOn = false
    /// How many rows were added.
    private var rows = 0

    package init(size: Size) { self.size = size }

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
    ///   - fillsPage: Whether it begins on the present page even if it ends on another one.
    mutating func add(_ lines: [Line], header: Int = 0, starts: [Int] = [0], holdsOn: Bool = false, fillsPage: Bool = false) {
        guard !lines.isEmpty, room.height > header + 1 else { return }
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
        if let last = pages.last, !last.isLarge, !breaks, used + 1 + lines.count <= room.height {
            pages[pages.count - 1].lines += [Line()] + lines
            return
        }
        var start: [Line] = []
        if self.holdsOn, !breaks, let heading = pages.last?.lines.split(whereSeparator: { $0.spans.isEmpty }).last {
            start = Array(heading) + [Line()]
            pages[pages.count - 1].lines.removeLast(heading.count)
            while pages.last?.lines.last?.spans.isEmpty == true { pages[pages.count - 1].lines.removeLast() }
            if pages.last?.lines.isEmpty == true { pages.removeLast() }
        }
        var rest = lines[...]
        let free = room.height - used - 1
        let splitsFirstRow = header == 0 && starts.element(at: 1).map { $0 > free && $0 <= room.height } == true
        if fillsPage, !splitsFirstRow, let last = pages.last, !last.isLarge, !breaks, free > header + 1 {
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
            let part = fitting(rest, max(1, room.height - start.count))
            pages.append(Page(lines: start + part, start: top))
            rest = rest.dropFirst(part.count)
            start = Array(lines.prefix(header))
        }
    }

    /// Adds the statements of a script. The newest ones fill the last page, so that they are seen together.
    mutating func add(_ statements: [ScriptStatement]) {
        var pages: [[ScriptStatement]] = [[]]
        for statement in statements.reversed() {
            if !pages[0].isEmpty, ScriptStatement.lines(of: [statement] + pages[0]).count > room.height { pages.insert([], at: 0) }
            pages[0].insert(statement, at: 0)
        }
        for page in pages {
            breakPage()
            add(ScriptStatement.lines(of: page))
        }
    }

    /// Adds a picture or printed text, whose lines belong together.
    mutating func add(whole lines: [Line], _ what: String, at location: SourceLocation) {
        let needs = Size(width: lines.map(\.cellWidth).max() ?? 0, height: lines.count)
        if needs.width <= room.width, needs.height <= room.height { return add(lines) }
        if needs.width > largeRoom.width || needs.height > largeRoom.height {
            misfits.append(Misfit(what: what, line: location.line, needs: needs))
        }
        pages.append(Page(lines: lines, isLarge: true))
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
        guard let last = pages.last, !last.isLarge, !breaks, last.lines.count + lines.count <= room.height else {
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
