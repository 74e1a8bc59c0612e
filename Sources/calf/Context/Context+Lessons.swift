import Course
import Sandbox

/// Finding courses and lessons.
extension Context {
    /// The catalog, refreshed from the files: a command answers only once, so it can't wait for a background refresh.
    func catalog() throws -> Catalog {
        let catalog = Catalog(root: try courseRoot(), cache: directories.cache)
        catalog.refresh()
        if let problem = catalog.problem { log.note(problem) }
        return catalog
    }

    /// The lesson with that name from the cache only, because the first paint must not wait for a directory scan. The files are read only
    /// if the cache doesn't contain exactly one such lesson.
    func summary(named name: String) throws -> LessonSummary {
        let catalog = Catalog(root: try courseRoot(), cache: directories.cache)
        let known = catalog.isFilled ? catalog.find(name) : []
        if known.count == 1 { return known[0] }
        catalog.refresh()
        return try LessonOnDisk.find(name, in: catalog)
    }

    /// The courses from `--course`, or else the shipped ones and those that were added.
    func courseRoot() throws -> CourseRoot {
        if let courseDirectory { return try CourseRoot(directory: courseDirectory) }
        guard let files = ShippedFiles.find() else {
            throw CommandLineError("calf's own lessons are missing. Install calf again, or choose a course with --course DIR")
        }
        return CourseRoot(shipped: files, added: addedCourses.folder)
    }

    func courses() throws -> [CourseListing] {
        let catalog = try catalog()
        let courses = catalog.courses()
        for course in courses { if let problem = course.problem { output.printError("calf: \(problem)") } }
        if courses.isEmpty { throw CommandLineError("no course in \(catalog.root.directory). A course is a folder with a course.yaml") }
        return courses.map { CourseListing($0, from: catalog) }
    }
}
