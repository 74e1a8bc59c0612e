import Course
import Sandbox

/// Finding courses and lessons by what the user calls them.
extension Context {
    /// The catalog, brought in line with the files: a command answers once, and so must be right at once.
    func catalog() throws -> Catalog {
        let catalog = Catalog(root: try courseRoot(), cache: directories.cache)
        catalog.refresh()
        return catalog
    }

    /// The lesson of that name by the cache alone, as the first picture waits for no directory; the files are looked at where it does not
    /// know one such lesson.
    func summary(named name: String) throws -> LessonSummary {
        let catalog = Catalog(root: try courseRoot(), cache: directories.cache)
        let known = catalog.isFilled ? catalog.find(name) : []
        if known.count == 1 { return known[0] }
        catalog.refresh()
        return try LessonOnDisk.find(name, in: catalog)
    }

    /// What `--course` names, else the courses that came with calf.
    func courseRoot() throws -> CourseRoot {
        if let courseDirectory { return try CourseRoot(directory: courseDirectory) }
        guard let files = ShippedFiles.find() else {
            throw Complaint("the lessons that belong to this program are not beside it; name some with --course DIR")
        }
        return CourseRoot(shipped: files)
    }

    func courses() throws -> [CourseListing] {
        let catalog = try catalog()
        let courses = catalog.courses()
        for course in courses { if let problem = course.problem { output.complain("calf: \(problem)") } }
        if courses.isEmpty { throw Complaint("\(catalog.root.directory) holds no course: no course.yaml in it or one level below") }
        return courses.map { CourseListing($0, from: catalog) }
    }
}
