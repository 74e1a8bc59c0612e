/// A course with all its lessons read in full, in order, as the rules see it.
struct LintedCourse {
    /// In lower case: what the course assumes, and what the lessons that it assumes teach.
    var assumes: Set<String> = []
    var glossary: [GlossaryEntry] = []
    /// All lessons that the course lists, in order.
    var path: [Step] = []
    /// The names of the lessons that it assumes.
    var assumedLessons: Set<String> = []
    /// The names of the lessons in the other courses of its folder.
    var others: Set<String> = []
    var modules: [(layout: CourseLayout.Entry, lessons: [Lesson])] = []
    /// The course's folder, and its name in messages.
    var directory: String
    var shown: String
    /// The lesson files as messages name them, whether or not they can be read.
    var files: [String] = []
    /// The ids that the course had at the last commit; `nil` if that is unknown.
    var committed: CommittedIDs?

    /// A lesson in the list of the course, as the rules about the order of lessons see it.
    struct Step {
        /// As `requires` names it.
        var name: String
        /// In lower case.
        var teaches: [String]
        /// The lessons that it requires, as this course names them, and where this is said or, for a shared lesson, where it's listed.
        var requires: [(name: String, place: SourceLocation)]
        /// `nil` for a lesson of another course, which is linted at home, and for one that can't be read.
        var lesson: Lesson?
    }

    /// All lessons that could be read, in order.
    var lessons: [Lesson] { modules.flatMap(\.lessons) }

    /// Reads everything and reports violations of the format.
    static func read(at directory: String, shownAs shown: String, datasets: String?) -> (LintedCourse, [LintMessage]) {
        var layout = CourseLayout(at: directory, shownAs: shown)
        let neighbors = CourseLayout.neighbors(of: directory)
        layout.share(lessonsOf: neighbors)
        var course = LintedCourse(directory: directory, shown: shown)
        course.assumedLessons = Set(layout.assumed.map(\.name))
        course.assumes = Set(layout.assumedConstructs.map { $0.lowercased() } + layout.assumed.flatMap { $0.outline.teaches })
        var messages = layout.messages
        var ids: [String] = []
        for entry in layout.modules {
            var lessons: [Lesson] = []
            for file in entry.folder.lessons {
                ids.append(file.id)
                let name = LessonReader.Name(course: layout.id, module: entry.folder.id, id: file.id, number: file.number)
                let below = "/\(entry.folder.name)/\(file.name)"
                course.files.append(shown + below)
                let (lesson, found) = LessonReader.lesson(at: directory + below, shownAs: shown + below, name: name)
                messages += found + course.leavingLink(below)
                guard var lesson else { continue }
                // Messages name files the way the user did.
                lesson.path = shown + below
                lessons.append(lesson)
            }
            course.modules.append((entry, lessons))
            let places = Dictionary(zip(entry.file.parts.flatMap(\.lessons), entry.file.partPlaces.joined())) { first, _ in first }
            course.path += entry.lessons.map { listed in
                guard let home = listed.home else {
                    let lesson = lessons.first { $0.id == listed.file.id }
                    return Step(
                        name: listed.name, teaches: lesson?.teaches.map { $0.lowercased() } ?? [], requires: lesson?.requirements ?? [],
                        lesson: lesson)
                }
                let outline = listed.outline
                let place = places[listed.name] ?? SourceLocation(path: shown, line: 1)
                let requires = outline.requires.map { id in
                    let (course, lesson) = ListedLesson.parts(of: id) ?? (home, id)
                    return (course == layout.id ? lesson : "\(course)/\(lesson)", place)
                }
                return Step(name: listed.name, teaches: outline.teaches, requires: requires)
            }
        }
        course.others = Set(neighbors.flatMap { $0.ownLessons.map(\.name) })
        messages += course.danglingRequires(among: ids)
        messages += course.cyclicRequires()
        messages += course.usedEarlierIDs(among: ids)
        messages += course.missingDatasets(shipped: datasets)
        let kinds = ServerKinds(courseDirectory: directory)
        messages += course.lessons.flatMap { ServerCheck.messages($0, kinds) }
        let glossary = GlossaryReader.placedEntries(in: directory, shownAs: shown)
        course.glossary = glossary.entries.map(\.entry)
        messages += glossary.messages + course.danglingTerms(glossary.entries, lessons: ids)
        return (course, messages)
    }

    /// A lesson that is a link to something outside the course.
    private func leavingLink(_ below: String) -> [LintMessage] {
        guard let real = Files.realPath(directory + below), !real.hasPrefix(directory + "/") else { return [] }
        let message = "this link leads out of the course, to \(real); copy the file into the course instead"
        return [.error(.file, message, at: SourceLocation(path: shown + below, line: 1))]
    }

    private func danglingRequires(among ids: [String]) -> [LintMessage] {
        let known = others.union(ids)
        return lessons.flatMap { lesson in
            lesson.requirements.filter { !known.contains($0.name) }.map { id, place in
                let nearest = Nearest.match(id, among: ListedLesson.isShared(id) ? others.sorted() : ids)
                let whose = ListedLesson.isShared(id) ? "no course in the same folder has a lesson" : "the course has no lesson"
                return LintMessage.error(.reference, "\(whose) '\(id)'", at: place, nearest: nearest)
            }
        }
    }

    private func cyclicRequires() -> [LintMessage] {
        let requires = Dictionary(lessons.map { ($0.id, Set($0.requires)) }) { first, _ in first }
        return lessons.compactMap { lesson in
            var all = Set(lesson.requires)
            var added = all
            while !added.isEmpty {
                added = Set(added.flatMap { requires[$0] ?? [] }).subtracting(all)
                all.formUnion(added)
            }
            guard all.contains(lesson.id), let place = lesson.requirements.first?.place else { return nil }
            return LintMessage.error(.reference, "this lesson requires itself, directly or through others", at: place)
        }
    }

    /// Earlier ids of lessons that are present ones, too.
    private func usedEarlierIDs(among ids: [String]) -> [LintMessage] {
        lessons.flatMap { lesson in
            lesson.formerly.lessons.filter(ids.contains).map {
                LintMessage.error(
                    .reference, "the course has a lesson '\($0)', so it can't be an earlier id", at: lesson.location(of: "formerly"))
            }
        }
    }

    private func missingDatasets(shipped: String?) -> [LintMessage] {
        lessons.compactMap { lesson in
            guard let name = lesson.dataset, DatasetSource.isName(name) else { return nil }
            do throws(CourseError) {
                _ = try DatasetSource.find(name, courseDirectory: directory, shipped: shipped)
                return nil
            } catch {
                let message = "the course has no dataset '\(name)' (datasets/\(name).sql)"
                return LintMessage.error(.dataset, message, at: lesson.location(of: "dataset"))
            }
        }
    }

    private func danglingTerms(_ entries: [(entry: GlossaryEntry, lesson: SourceLocation)], lessons: [String]) -> [LintMessage] {
        let known = Set(lessons)
        return entries.filter { !known.contains($0.entry.lesson) }.map { entry, location in
            let nearest = Nearest.match(entry.lesson, among: lessons)
            return LintMessage.error(.reference, "the course has no lesson '\(entry.lesson)'", at: location, nearest: nearest)
        }
    }
}

extension Lesson {
    /// The lessons that it requires, and where it says so.
    fileprivate var requirements: [(name: String, place: SourceLocation)] {
        requires.enumerated().map { ($1, location(of: "requires[\($0)]")) }
    }
}
