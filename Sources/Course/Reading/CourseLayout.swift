import YAML

/// A course's folder with its YAML files read and checked against each other.
package struct CourseLayout {
    struct Entry {
        var folder: CourseFolder.ModuleFolder
        var file: ModuleFile
        /// Its lessons in order; those of other courses once they are shared.
        var lessons: [ListedLesson] = []
        /// What is wrong with it, worded for a list.
        var problem: LintMessage?
    }

    /// `nil` if `course.yaml` can't be read.
    var file: CourseFile?
    package var id: String
    /// The course's folder, without links.
    var directory: String
    /// The lessons of other courses that the course assumes, once they are shared.
    var assumed: [ListedLesson] = []
    /// In the order of `course.yaml`, or by number if that can't be read.
    var modules: [Entry] = []
    /// All violations of the format outside the lessons.
    package var messages: [LintMessage] = []

    /// The layout with the lessons of other courses that it lists. `shown` is the folder's name in messages.
    package static func read(at directory: String, shownAs shown: String? = nil) -> CourseLayout {
        var layout = CourseLayout(at: directory, shownAs: shown ?? directory)
        if layout.namesOthers { layout.share(lessonsOf: neighbors(of: layout.directory)) }
        return layout
    }

    /// Whether the folder has a `course.yaml` that can be read.
    package var isCourse: Bool { file != nil }

    package var title: String { file?.title ?? id }

    package var lessonCount: Int { modules.map(\.lessons.count).reduce(0, +) }

    init(at directory: String, shownAs shown: String) {
        let path = Files.realPath(directory) ?? directory
        self.directory = path
        id = Slug.make(from: String(path[path.index(after: path.lastIndex(of: "/") ?? path.startIndex)...]))
        var report = Report(path: shown + "/course.yaml")
        if let node = YAMLFile.node(at: directory + "/course.yaml", report: &report) {
            file = CourseFile(node, report: &report)
            if let id = file?.id { self.id = id }
        }
        if id.isEmpty { id = "course" }
        let folder: CourseFolder
        do throws(CourseError) { folder = try CourseFolder(directory) } catch {
            var folderReport = Report(path: shown)
            folderReport.error(error)
            messages = folderReport.messages
            return
        }
        let ordered = order(folder.modules, report: &report)
        messages = report.messages
        for name in folder.strays { strays(shown + "/" + name, "a module's folder is called <number>-<id>, as in 1-postgresql") }
        var seen: [String: String] = [:]
        for module in ordered { read(module, in: directory, shownAs: shown, seen: &seen) }
        checkRequires()
    }

    /// The folders in the order of `modules`; all of them, by number, if that can't be read.
    private func order(_ folders: [CourseFolder.ModuleFolder], report: inout Report) -> [CourseFolder.ModuleFolder] {
        guard let file, !file.modules.isEmpty else { return folders }
        var ordered: [CourseFolder.ModuleFolder] = []
        for (id, place) in zip(file.modules, file.places) {
            let found = folders.filter { $0.id == id }
            if found.isEmpty {
                let nearest = Nearest.match(id, among: folders.map(\.id))
                report.error(.reference, "no folder is named <number>-\(id)", at: place, nearest: nearest)
            } else if found.count > 1 {
                let names = oneOf(found.map(\.name))
                report.error(.reference, "'\(id)' could mean \(names)", at: place)
            }
            if let last = ordered.last, let first = found.first, first.number <= last.number {
                report.error(.reference, "'\(id)' comes after '\(last.id)' here, but its folder has a lower number", at: place)
            }
            ordered += found
        }
        for folder in folders where !file.modules.contains(folder.id) && (folder.hasModuleFile || !folder.lessons.isEmpty) {
            let nearest = Nearest.match(folder.id, among: file.modules)
            report.error(.reference, "'modules' does not name the folder \(folder.name)", line: 1, nearest: nearest)
        }
        return ordered
    }

    private mutating func read(
        _ folder: CourseFolder.ModuleFolder, in directory: String, shownAs shown: String, seen: inout [String: String]
    ) {
        let below = "/" + folder.name
        var report = Report(path: shown + below + "/module.yaml")
        var entry = Entry(folder: folder, file: ModuleFile())
        if let failure = folder.failure {
            var folderReport = Report(path: shown + below)
            folderReport.error(failure)
            messages += folderReport.messages
            entry.problem = folderReport.messages.first
            modules.append(entry)
            return
        }
        if let node = YAMLFile.node(at: directory + below + "/module.yaml", report: &report) {
            entry.file = ModuleFile(node, report: &report) ?? ModuleFile()
        }
        entry.lessons = folder.lessons.map { ListedLesson(file: $0, directory: self.directory + below) }
        let ids = folder.lessons.map(\.id)
        let named = Set(entry.file.parts.flatMap(\.lessons))
        for index in entry.file.parts.indices where entry.file.parts[index].lessons.isEmpty {
            entry.file.parts[index].lessons = ids.filter { !named.contains($0) }
            entry.file.partPlaces[index] = entry.file.parts[index].lessons.map { _ in SourceLocation(path: report.path, line: 1) }
        }
        for (part, places) in zip(entry.file.parts, entry.file.partPlaces) {
            for (id, place) in zip(part.lessons, places) where !ids.contains(id) && !ListedLesson.isShared(id) {
                report.error(.reference, "the module has no lesson '\(id)'", at: place, nearest: Nearest.match(id, among: ids))
            }
        }
        entry.problem = report.messages.first
        messages += report.messages
        for name in folder.strays {
            strays(shown + below + "/" + name, "a lesson's file is called <number>-<id>.md, as in 11-inner-joins.md")
        }
        for lesson in folder.lessons {
            let path = below + "/" + lesson.name
            if let other = seen[lesson.id] {
                let message = "the id '\(lesson.id)' is already used by \(other.dropFirst())"
                messages.append(.error(.reference, message, at: SourceLocation(path: shown + path, line: 1)))
            } else {
                seen[lesson.id] = path
            }
        }
        modules.append(entry)
    }

    private mutating func strays(_ path: String, _ message: String) {
        messages.append(.error(.fileName, message, at: SourceLocation(path: path, line: 1)))
    }

    /// A module requires only earlier modules.
    private mutating func checkRequires() {
        for (index, entry) in modules.enumerated() {
            for (id, place) in zip(entry.file.requires, entry.file.requiresPlaces) {
                if modules[..<index].contains(where: { $0.folder.id == id }) { continue }
                let isLater = modules.contains { $0.folder.id == id }
                let message = isLater ? "the module '\(id)' does not come before this one" : "no module is named '\(id)'"
                let nearest = isLater ? nil : Nearest.match(id, among: modules.map(\.folder.id))
                messages.append(.error(.reference, message, at: place, nearest: nearest))
            }
        }
    }
}
