package import Course
import Primitives
import Synchronization
package import TutorCore

/// Searches the names of courses, the names and topics of lessons, and their texts, for the search of the tutor and that of `calf lessons`.
/// Reports what it has found so far, and stops when its task is canceled.
package actor LessonSearch {
    private let catalog: Catalog
    /// The texts read for this search and the ones before, by the lesson's path.
    private var texts: [String: LessonPassages] = [:]

    /// Below this length, nearly every text matches.
    private static let minTextQuery = 2
    /// The number of places in texts after which a search ends.
    private static let maxPlaces = 200
    /// The number of lessons whose texts stay in memory.
    private static let maxTexts = 500

    package init(_ catalog: Catalog) { self.catalog = catalog }

    /// All places, the best first: titles, ids, topics, texts.
    package func places(of query: String) async -> [FoundPlace] {
        let places = Mutex<[FoundPlace]>([])
        await find(query) { found, start, _ in places.withLock { $0.replaceSubrange(start..., with: found) } }
        return places.withLock { $0 }
    }

    /// - Parameter report: Gets the places found since the last report, the index of the first one, and whether they are the last.
    func find(_ query: String, report: @Sendable ([FoundPlace], _ start: Int, _ isComplete: Bool) -> Void) async {
        // Each search that starts from nothing sees the files as they are.
        if query.isEmpty { texts = [:] }
        let courses = catalog.courses()
        let words = SearchQuery(query)
        let named =
            (courses.compactMap { course in
                words.rank(title: course.title, id: course.id).flatMap { match in
                    catalog.lesson(of: course.id, at: 0).map { (match.rank, FoundPlace($0, course: course.title)) }
                }
            } + catalog.search(words).map { ($0.rank, FoundPlace($0.lesson, topic: $0.topic)) })
            .enumerated().sorted { ($0.element.0, $0.offset) < ($1.element.0, $1.offset) }.map(\.element.1)
        let needle = LessonPassages.folded(query)
        guard needle.count >= Self.minTextQuery else { return report(named, 0, true) }
        report(named, 0, false)
        var count = 0
        for course in courses {
            for index in 0..<course.lessonCount {
                // A newer query gets its turn.
                await Task.yield()
                if Task.isCancelled { return }
                // A shared lesson is found at home.
                guard let lesson = catalog.lesson(of: course.id, at: index), !lesson.isShared, let text = passages(of: lesson) else {
                    continue
                }
                let places = text.places(of: needle).map { FoundPlace(lesson, $0) }
                if !places.isEmpty { report(places, named.count + count, false) }
                count += places.count
                if count >= Self.maxPlaces { return report([], named.count + count, true) }
            }
        }
        report([], named.count + count, true)
    }

    /// The lesson's text; `nil` if it can't be read.
    private func passages(of lesson: LessonSummary) -> LessonPassages? {
        if let known = texts[lesson.path] { return known }
        do throws(CourseError) {
            let text = LessonPassages(try catalog.lesson(lesson))
            if texts.count < Self.maxTexts { texts[lesson.path] = text }
            return text
        } catch {
            return nil
        }
    }
}

/// A lesson's text, prepared to be searched without regard to the case of ASCII letters.
struct LessonPassages: Sendable {
    private let passages: [(passage: Passage, folded: [UInt8])]
    private let titles: [String]

    /// How much of a line is kept around a match, in bytes.
    private static let margins = (before: 80, after: 160)

    init(_ lesson: Lesson) {
        passages = lesson.passages.map { ($0, Self.folded($0.text)) }
        titles = lesson.sections.map(\.title)
    }

    static func folded(_ text: String) -> [UInt8] { text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }

    /// The first match of each section.
    func places(of needle: [UInt8]) -> [FoundPlace.Excerpt] {
        var places: [FoundPlace.Excerpt] = []
        for (passage, folded) in passages where places.last?.section != passage.section {
            guard let end = folded[...].end(of: needle) else { continue }
            let start = end - needle.count
            let text = Array(passage.text.utf8)
            places.append(
                FoundPlace.Excerpt(
                    section: passage.section, title: titles[passage.section],
                    before: Self.words(text[Self.start(start - Self.margins.before, in: text)..<start]),
                    match: Self.words(text[start..<end]),
                    after: Self.words(text[end..<Self.start(end + Self.margins.after, in: text)])))
        }
        return places
    }

    /// The nearest start of a character at or after an index.
    private static func start(_ index: Int, in text: [UInt8]) -> Int {
        var index = max(0, min(index, text.count))
        while index < text.count, text[index] & 0xC0 == 0x80 { index += 1 }
        return index
    }

    private static func words(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }
}
