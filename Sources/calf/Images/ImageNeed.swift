import Course
import Sandbox

/// An image, and the lessons that need it.
struct ImageNeed: Sendable, Equatable {
    var image: String
    /// With their courses, in course order.
    var lessons: [String]

    /// The images that all lessons in use need.
    static func all(in catalog: Catalog) throws -> [ImageNeed] {
        try needs(of: catalog.courses().map { CourseListing($0, from: catalog) }.flatMap(\.lessons), catalog)
    }

    /// The images needed by the lessons, modules and courses with these names, or by all lessons if there are no names.
    static func named(_ names: [String], in catalog: Catalog) throws -> [ImageNeed] {
        if names.isEmpty { return try all(in: catalog) }
        let listings = catalog.courses().map { CourseListing($0, from: catalog) }
        var lessons: [LessonSummary] = []
        for name in names {
            let courses = listings.filter { $0.course.id == name }
            let parts = listings.flatMap(\.parts).filter { $0.module.id == name || "\($0.module.course)/\($0.module.id)" == name }
            lessons += courses.flatMap(\.lessons) + parts.flatMap(\.lessons)
            if courses.isEmpty, parts.isEmpty { lessons.append(try LessonOnDisk.find(name, in: catalog)) }
        }
        return try needs(of: lessons, catalog)
    }

    private static func needs(of lessons: [LessonSummary], _ catalog: Catalog) throws -> [ImageNeed] {
        var needs: [ImageNeed] = []
        for summary in lessons where summary.engine.hasContainers && summary.problem == nil {
            let lesson = "\(summary.course)/\(summary.id)"
            for image in try catalog.lesson(summary).images {
                guard ImageState.isName(image) else {
                    throw CommandLineError("\(summary.path) names an image that isn't valid: '\(image)'")
                }
                if let index = needs.firstIndex(where: { $0.image == image }) {
                    if !needs[index].lessons.contains(lesson) { needs[index].lessons.append(lesson) }
                } else {
                    needs.append(ImageNeed(image: image, lessons: [lesson]))
                }
            }
        }
        return needs
    }
}
