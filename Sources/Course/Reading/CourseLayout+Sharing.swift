/// A lesson in the list of a module.
struct ListedLesson {
    /// The id of its course, if that isn't the one that lists it.
    var home: String?
    var file: CourseFolder.LessonFile
    /// The folder that has its file.
    var directory: String

    /// As `parts` and `requires` name it.
    var name: String { home.map { "\($0)/\(file.id)" } ?? file.id }
    var path: String { "\(directory)/\(file.name)" }
    /// Read from its file.
    var outline: LessonOutline { LessonOutline(at: path, shownAs: path) }

    /// The course and the id in the name of a lesson of another course, such as `data-infrastructure/isolation`; `nil` for any other name.
    static func parts(of name: String) -> (course: String, lesson: String)? {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        return parts.count == 2 && parts.allSatisfy(Slug.isValid) ? (parts[0], parts[1]) : nil
    }

    static func isShared(_ name: String) -> Bool { parts(of: name) != nil }
}

/// Lessons of other courses in the same folder.
extension CourseLayout {
    /// The other courses in the folder that a course is in, as far as they can be read.
    static func neighbors(of directory: String) -> [CourseLayout] {
        neighborDirectories(of: directory).map { CourseLayout(at: $0, shownAs: $0) }
    }

    static func neighborDirectories(of directory: String) -> [String] {
        CourseFolder.courses(in: Files.parent(of: directory)).filter { $0 != directory }
    }

    /// Whether the course lists or assumes lessons of others.
    var namesOthers: Bool {
        !assumedNames.isEmpty || modules.contains { $0.file.parts.contains { $0.lessons.contains(where: ListedLesson.isShared) } }
    }

    /// The constructs that the course assumes.
    var assumedConstructs: [String] { (file?.assumes ?? []).filter { !ListedLesson.isShared($0) } }

    private var assumedNames: [(name: String, place: SourceLocation)] {
        file.map { Array(zip($0.assumes, $0.assumesPlaces)) }?.filter { ListedLesson.isShared($0.0) } ?? []
    }

    /// The lessons whose files are in the course, in order, as other courses list them.
    var ownLessons: [ListedLesson] {
        modules.flatMap { entry in
            entry.folder.lessons.map { ListedLesson(home: id, file: $0, directory: "\(directory)/\(entry.folder.name)") }
        }
    }

    /// Lists the lessons of other courses that the modules' parts name, and finds those that the course assumes: the named ones, and what
    /// comes before them. A module with a shared lesson has the order of its parts.
    mutating func share(lessonsOf neighbors: [CourseLayout]) {
        var listed: Set<String> = []
        for index in modules.indices {
            let (own, file) = (modules[index].lessons, modules[index].file)
            var report = Report(path: "")
            var lessons: [ListedLesson] = []
            for (name, place) in zip(file.parts.flatMap(\.lessons), file.partPlaces.joined()) {
                let lesson =
                    ListedLesson.isShared(name)
                    ? shared(name, at: place, among: neighbors, report: &report) : own.first { $0.name == name }
                guard let lesson else { continue }
                if lesson.home == nil ? !lessons.contains(where: { $0.name == name }) : listed.insert(name).inserted {
                    lessons.append(lesson)
                } else if lesson.home != nil {
                    report.error(.reference, "the course lists '\(name)' twice", at: place)
                }
            }
            if lessons.contains(where: { $0.home != nil }) {
                let names = Set(lessons.map(\.name))
                modules[index].lessons = lessons + own.filter { !names.contains($0.name) }
            }
            modules[index].problem = modules[index].problem ?? report.messages.first
            messages += report.messages
        }
        var report = Report(path: "")
        for (name, place) in assumedNames {
            guard let last = shared(name, at: place, among: neighbors, report: &report) else { continue }
            let all = neighbors.first { $0.id == last.home }?.ownLessons ?? []
            assumed += all.prefix { $0.name != last.name } + [last]
        }
        messages += report.messages
    }

    /// The lesson of another course that a name means. Reports a name that means none.
    private func shared(
        _ name: String, at place: SourceLocation, among neighbors: [CourseLayout], report: inout Report
    ) -> ListedLesson? {
        guard let (course, lesson) = ListedLesson.parts(of: name) else { return nil }
        if course == id {
            report.error(.reference, "a lesson of this course is named without the course", at: place, nearest: lesson)
            return nil
        }
        guard let home = neighbors.first(where: { $0.id == course }) else {
            let nearest = Nearest.match(course, among: neighbors.map(\.id)).map { "\($0)/\(lesson)" }
            report.error(.reference, "no course in the same folder is named '\(course)'", at: place, nearest: nearest)
            return nil
        }
        if let found = home.ownLessons.first(where: { $0.file.id == lesson }) { return found }
        let sharedThere = home.modules.flatMap(\.file.parts).flatMap(\.lessons).first { $0.hasSuffix("/\(lesson)") }
        let message = sharedThere == nil ? "has no lesson '\(lesson)'" : "shares '\(lesson)' itself; name its home"
        let nearest = sharedThere ?? Nearest.match(lesson, among: home.ownLessons.map(\.file.id)).map { "\(course)/\($0)" }
        report.error(.reference, "the course '\(course)' \(message)", at: place, nearest: nearest)
        return nil
    }
}
