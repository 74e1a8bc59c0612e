/// The contents of a course's folder: its module folders and their lesson files, sorted by number.
struct CourseFolder {
    struct ModuleFolder {
        var name: String
        var number: Int
        var id: String
        var lessons: [LessonFile] = []
        /// Markdown files whose names aren't lesson names.
        var strays: [String] = []
        var hasModuleFile = false
        /// Why the folder could not be read.
        var failure: CourseError?
    }

    struct LessonFile {
        var name: String
        var number: Int
        var id: String
    }

    var modules: [ModuleFolder] = []
    /// Folders that contain a `module.yaml` but whose names aren't module names.
    var strays: [String] = []

    /// Reads `directory`, one level deep.
    init(_ directory: String) throws(CourseError) {
        for name in try Files.names(in: directory).sorted() {
            let path = directory + "/" + name
            guard Files.isDirectory(path) else { continue }
            if let numbered = NumberedName(name) {
                modules.append(Self.module(name, numbered, at: path))
            } else if Files.exists(path + "/module.yaml") {
                strays.append(name)
            }
        }
        modules.sort { ($0.number, $0.name) < ($1.number, $1.name) }
    }

    /// The courses in a folder, in order; none if it can't be read.
    static func courses(in folder: String) -> [String] {
        do throws(CourseError) {
            return try Files.names(in: folder).sorted().map { "\(folder)/\($0)" }.filter { Files.exists($0 + "/course.yaml") }
        } catch { return [] }
    }

    private static func module(_ name: String, _ numbered: NumberedName, at path: String) -> ModuleFolder {
        var module = ModuleFolder(name: name, number: numbered.number, id: numbered.id)
        let names: [String]
        do throws(CourseError) { names = try Files.names(in: path) } catch {
            module.failure = error
            return module
        }
        for file in names {
            if file == "module.yaml" { module.hasModuleFile = true }
            if let lesson = NumberedName(lessonFile: file) {
                module.lessons.append(LessonFile(name: file, number: lesson.number, id: lesson.id))
            } else if file.hasSuffix(".md"), file != "README.md" {
                module.strays.append(file)
            }
        }
        module.lessons.sort { ($0.number, $0.name) < ($1.number, $1.name) }
        module.strays.sort()
        return module
    }
}
