/// A course with its lessons read whole, in order, as the rules look at it.
struct LintedCourse {
    var assumes: [String] = []
    var modules: [(layout: CourseLayout.Entry, lessons: [Lesson])] = []
    /// The course's folder, as messages name it.
    var shown: String

    /// All lessons that could be read, in order.
    var lessons: [Lesson] { modules.flatMap(\.lessons) }

    /// Reads everything and reports the breaks of the format.
    static func read(at directory: String, shownAs shown: String, datasets: String?) -> (LintedCourse, [LintMessage]) {
        let layout = CourseLayout(at: directory, shownAs: shown)
        var course = LintedCourse(shown: shown)
        course.assumes = layout.file?.assumes ?? []
        var messages = layout.messages
        var ids: [String] = []
        for entry in layout.modules {
            var lessons: [Lesson] = []
            for file in entry.folder.lessons {
                ids.append(file.id)
                let name = LessonReader.Name(course: layout.id, module: entry.folder.id, id: file.id, number: file.number)
                let below = "/\(entry.folder.name)/\(file.name)"
                let (lesson, found) = LessonReader.lesson(at: directory + below, shownAs: shown + below, name: name)
                messages += found
                guard var lesson else { continue }
                // Rules name places as the user did.
                lesson.path = shown + below
                lessons.append(lesson)
            }
            course.modules.append((entry, lessons))
        }
        messages += course.danglingRequires(among: ids)
        messages += course.missingDatasets(in: directory, shipped: datasets)
        messages += glossary(in: directory, shownAs: shown, lessons: ids)
        return (course, messages)
    }

    private func danglingRequires(among ids: [String]) -> [LintMessage] {
        let known = Set(ids)
        return lessons.flatMap { lesson in
            lesson.requires.enumerated().filter { !known.contains($0.element) }.map { index, id in
                let nearest = Nearest.match(id, among: ids)
                return error(.reference, "the course has no lesson '\(id)'", lesson.place("requires[\(index)]"), nearest)
            }
        }
    }

    private func missingDatasets(in directory: String, shipped: String?) -> [LintMessage] {
        lessons.compactMap { lesson in
            guard let name = lesson.dataset, DatasetSource.isName(name) else { return nil }
            do throws(CourseError) {
                _ = try DatasetSource.find(name, courseDirectory: directory, shipped: shipped)
                return nil
            } catch {
                let folders = [directory + "/datasets", shipped].compactMap { $0 }
                let nearest = Nearest.match(name, among: folders.flatMap(Self.datasets))
                return self.error(.dataset, "there is no data set '\(name)' (datasets/\(name).sql)", lesson.place("dataset"), nearest)
            }
        }
    }

    private static func datasets(in folder: String) -> [String] {
        do throws(CourseError) {
            return try Files.names(in: folder).sorted().filter { $0.hasSuffix(".sql") }.map { String($0.dropLast(4)) }
        } catch { return [] }
    }

    private static func glossary(in directory: String, shownAs shown: String, lessons: [String]) -> [LintMessage] {
        let (entries, messages) = GlossaryReader.placedEntries(in: directory, shownAs: shown)
        let known = Set(lessons)
        let dangling = entries.filter { !known.contains($0.entry.lesson) }.map { entry, place in
            LintMessage(
                severity: .error, rule: FormatRule.reference.rawValue, message: "the course has no lesson '\(entry.lesson)'",
                location: place,
                nearest: Nearest.match(entry.lesson, among: lessons))
        }
        return messages + dangling
    }

    private func error(_ rule: FormatRule, _ message: String, _ location: SourceLocation, _ nearest: String?) -> LintMessage {
        LintMessage(severity: .error, rule: rule.rawValue, message: message, location: location, nearest: nearest)
    }
}
