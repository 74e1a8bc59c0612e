import Course
import EngineValues
import Markup
import Terminal
import TutorCore

/// Caches layouts that are more expensive than drawing, keyed by what they depend on.
package final class LayoutCache {
    package init() {}

    private var pages = NewestLayouts<PageContent, Page>()
    private var pictures = NewestLayouts<String, [Line]>()
    private var tables = NewestLayouts<[TableOutline], [Line]>()
    private var scans: [(pad: PadID, scan: SQLScan)] = []

    /// The maximum number of entries in each cache.
    fileprivate static let maxEntries = 4

    func page(of lesson: LessonState, resetKey: String, width: Int, theme: Theme) -> Page {
        pages.layout(of: PageContent(lesson, resetKey: resetKey), width: width, theme: theme) {
            PageBuilder.page(of: $0, width: width, theme: theme)
        }
    }

    /// Calls `body` with the scan of a scratchpad's text. A scan compares its text with the current one, so it may be another lesson's.
    func withScan<T>(of pad: PadID, _ body: (inout SQLScan) -> T) -> T {
        var scan = scans.firstIndex { $0.pad == pad }.map { scans.remove(at: $0).scan } ?? SQLScan()
        defer { scans = scans.suffix(Self.maxEntries - 1) + [(pad, scan)] }
        return body(&scan)
    }

    /// The lines of all tables, which a database can have thousands of.
    func lines(of tables: [TableOutline], width: Int, theme: Theme, make: () -> [Line]) -> [Line] {
        self.tables.layout(of: tables, width: width, theme: theme) { _ in make() }
    }

    func enginePicture(of containers: [LiveContainer], width: Int, theme: Theme) -> [Line] {
        pictures.layout(of: EnginePicture.mermaid(containers), width: width, theme: theme) {
            EnginePicture.lines(mermaid: $0, width: width, theme: theme)
        }
    }
}

/// The newest layouts of contents at a width.
private struct NewestLayouts<Content: Equatable, Value> {
    private var entries: [(content: Content, width: Int, theme: Theme, layout: Value)] = []

    /// The layout of a content, made if it isn't known.
    mutating func layout(of content: Content, width: Int, theme: Theme, make: (Content) -> Value) -> Value {
        if let known = entries.first(where: { $0.width == width && $0.theme == theme && $0.content == content }) { return known.layout }
        let layout = make(content)
        entries = entries.suffix(LayoutCache.maxEntries - 1) + [(content, width, theme, layout)]
        return layout
    }
}
