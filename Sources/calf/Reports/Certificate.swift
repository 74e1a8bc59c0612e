import Course
import Glibc
import Primitives
import Progress

/// What a learner has done in a course, as an SVG file: the modules, the hours, and what was solved without hints.
///
/// The file names the last event that it covers, and a checksum over the course's events. So the log that it was made from can make the
/// same file again, byte for byte. That shows that file and log agree, not who solved the exercises.
struct Certificate {
    /// What the same file is made from later, in the file's `metadata`.
    private struct Source {
        var course: String
        var learner: String
        var place: Int64
        var events: Int
        var checksum: String
    }

    /// Why there is no certificate.
    enum Fault: Error {
        /// No lesson of the course is done.
        case nothingDone(course: String)
    }

    private let listing: CourseListing
    private let record: CourseRecord
    private let source: Source

    /// - Parameter learner: the name on it.
    init(of listing: CourseListing, for learner: String, _ record: CourseRecord) throws(Fault) {
        self.listing = listing
        self.record = record
        source = Source(
            course: listing.course.id, learner: learner, place: record.lastPlace, events: record.eventCount,
            checksum: record.checksum.hex)
        if modules.isEmpty { throw .nothingDone(course: listing.course.title) }
    }

    // MARK: - The file

    /// A line for each module with a finished lesson.
    private var modules: [(title: String, counts: String)] {
        listing.parts.compactMap { part in
            // The record has only what was done in the course itself.
            let lessons = part.lessons.filter { !$0.isShared }
            let total = CourseProgress(of: lessons, in: record.lessons)
            if total.lessonsDone == 0 { return nil }
            let solved = lessons.flatMap { lesson in
                lesson.exercises.compactMap { record.lessons[lesson.progressID]?.exercises[$0] }.filter { $0.done != nil }
            }
            let alone = solved.count { $0.hints == 0 && $0.solutionShown == nil }
            return (
                part.module.title,
                "\(total.lessonsDone) of \(total.lessons) lessons, \(solved.count) exercises solved, \(alone) of them without hints"
            )
        }
    }

    private var hours: String {
        let minutes = Int(record.milliseconds / 60_000)
        return minutes < 60 ? "\(minutes) minutes" : "\(minutes / 60) hours"
    }

    var svg: String {
        let day = record.end.map { CivilDate(day: $0.day).description } ?? ""
        var texts: [(size: Int, text: String)] = [
            (30, listing.course.title), (22, source.learner), (16, "\(hours) of learning until \(day)"),
        ]
        for module in modules { texts += [(18, module.title), (14, module.counts)] }
        texts.append((11, "Made by calf from \(source.events) events. SHA-256 \(source.checksum)"))
        texts.append(
            (11, "calf progress --verify shows whether the learner's log agrees. It proves nothing about who solved the exercises."))
        var (y, lines) = (40, [String]())
        for (size, text) in texts {
            y += size * 2
            lines.append("  <text x=\"60\" y=\"\(y)\" font-size=\"\(size)\">\(Self.escaped(text))</text>")
        }
        return """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 800 \(y + 50)" font-family="sans-serif">
              <metadata>\(Self.escaped(json.description))</metadata>
              <rect width="100%" height="100%" fill="#fff"/>
              <rect x="20" y="20" width="760" height="\(y + 10)" fill="none" stroke="#999" stroke-width="2"/>
            \(lines.joined(separator: "\n"))
            </svg>

            """
    }

    private var json: JSON {
        .object([
            "course": .text(source.course), "learner": .text(source.learner), "place": .integer(Int(source.place)),
            "events": .integer(source.events), "sha256": .text(source.checksum),
        ])
    }

    /// Text of an XML document (https://www.w3.org/TR/xml/#syntax). Control characters, which XML can't contain, become spaces.
    private static func escaped(_ text: String) -> String {
        text.unicodeScalars.reduce(into: "") { result, scalar in
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{FFFE}", "\u{FFFF}": result += " "
            default: result.unicodeScalars.append(scalar)
            }
        }
    }

    // MARK: - Verification

    /// Whether a certificate agrees with the log.
    enum Agreement: Equatable {
        case same
        /// The log has other events for the time that the file covers.
        case otherEvents
        /// The events are the same, but their text or the course's isn't.
        case otherText
    }

    /// Compares a file with the log. `nil` if the file is no certificate.
    static func agreement(
        of file: String, with log: ProgressLog, in courses: [CourseListing]
    ) async throws(ProgressError) -> Agreement? {
        guard let source = source(in: file) else { return nil }
        let known = try await log.record(ofCourse: source.course, upTo: source.place)
        guard known.eventCount == source.events, known.checksum.hex == source.checksum else { return .otherEvents }
        // Without a finished lesson in today's course, there is nothing to compare with.
        let again = courses.first { $0.course.id == source.course }.flatMap { try? Certificate(of: $0, for: source.learner, known) }
        return again?.svg == file ? .same : .otherText
    }

    private static func source(in file: String) -> Source? {
        guard let start = file.firstRange(of: "<metadata>")?.upperBound,
            let end = file[start...].firstRange(of: "</metadata>")?.lowerBound
        else { return nil }
        let text = file[start..<end].replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
        // A file without JSON there is no certificate.
        guard let root = try? JSONTree(Array(text.utf8)).root, root.isObject else { return nil }
        let members = Dictionary(root.children.map { ($0.key, $0) }) { first, _ in first }
        guard let course = members["course"]?.string, let learner = members["learner"]?.string,
            let place = members["place"]?.int, let events = members["events"]?.int, let checksum = members["sha256"]?.string
        else { return nil }
        return Source(course: course, learner: learner, place: Int64(place), events: events, checksum: checksum)
    }
}
