import Course
import EngineValues
import Markup
import Terminal
import TutorCore

/// Caches layouts that are more expensive than drawing, keyed by what they depend on.
package final class LayoutCache {
    package init() {}

    private var pages: [(key: PageKey, page: Page)] = []
    private var pictures: [(key: PictureKey, lines: [Line])] = []
    private var scans: [(pad: PadID, scan: SQLScan)] = []
    private var tasks: [(key: TaskKey, lines: [Line])] = []
    private var tables: (key: TablesKey, lines: [Line])?

    /// The maximum number of entries in each cache.
    private static let maxEntries = 4

    private struct PageKey: Equatable {
        var content: PageContent
        var width: Int
        var theme: Theme
    }

    private struct TaskKey: Equatable {
        var section: Section
        var hints: [String]
        var width: Int
        var theme: Theme
    }

    private struct TablesKey: Equatable {
        var tables: [TableOutline]
        var width: Int
        var theme: Theme
    }

    private struct PictureKey: Equatable {
        var mermaid: String
        var width: Int
        var theme: Theme
    }

    func page(of lesson: LessonState, width: Int, theme: Theme) -> Page {
        let key = PageKey(content: PageContent(lesson), width: width, theme: theme)
        if let known = pages.first(where: { $0.key == key }) { return known.page }
        let page = PageBuilder.page(of: key.content, width: width, theme: theme)
        pages = pages.suffix(Self.maxEntries - 1) + [(key, page)]
        return page
    }

    /// Calls `body` with the scan of a scratchpad's text. A scan compares its text with the current one, so it may be another lesson's.
    func withScan<T>(of pad: PadID, _ body: (inout SQLScan) -> T) -> T {
        var scan = scans.firstIndex { $0.pad == pad }.map { scans.remove(at: $0).scan } ?? SQLScan()
        defer { scans = scans.suffix(Self.maxEntries - 1) + [(pad, scan)] }
        return body(&scan)
    }

    func task(_ section: Section, hints: [String], hintCount: Int, width: Int, theme: Theme) -> [Line] {
        let key = TaskKey(section: section, hints: hints, width: width, theme: theme)
        if let known = tasks.first(where: { $0.key == key }) { return known.lines }
        let lines = TaskText.lines(section, hints: hints, hintCount: hintCount, width: width, theme: theme)
        tasks = tasks.suffix(Self.maxEntries - 1) + [(key, lines)]
        return lines
    }

    /// The lines of all tables, which a database can have thousands of.
    func lines(of tables: [TableOutline], width: Int, theme: Theme, make: () -> [Line]) -> [Line] {
        let key = TablesKey(tables: tables, width: width, theme: theme)
        if let known = self.tables, known.key == key { return known.lines }
        let lines = make()
        self.tables = (key, lines)
        return lines
    }

    func enginePicture(of containers: [LiveContainer], width: Int, theme: Theme) -> [Line] {
        let key = PictureKey(mermaid: EnginePicture.mermaid(containers), width: width, theme: theme)
        if let known = pictures.first(where: { $0.key == key }) { return known.lines }
        let lines = EnginePicture.lines(mermaid: key.mermaid, width: width, theme: theme)
        pictures = pictures.suffix(Self.maxEntries - 1) + [(key, lines)]
        return lines
    }
}
