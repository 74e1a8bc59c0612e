import Course

/// Finds what a mistyped name probably meant, among commands, lessons and exercises.
enum Suggestion {
    /// For a word in a command's place: a lesson of that name, else the nearest command, else the nearest lesson.
    static func forCommand(_ name: String, _ context: Context) -> String? {
        let command = Nearest.match(name, among: Command.shown.map(\.name))
        let catalog: Catalog
        do {
            catalog = try context.catalog()
        } catch {
            // Without courses there are still commands; the error at hand matters more than this one.
            return command
        }
        if !catalog.find(name).isEmpty { return "calf open \(name)" }
        return command ?? catalog.nearest(to: name).map { "calf open \($0)" }
    }

    /// For a word in a lesson's place: the nearest lesson, else an exercise or a command of that name.
    static func forLesson(_ name: String, in catalog: Catalog) -> String? {
        if let nearest = catalog.nearest(to: name) { return nearest }
        let lessons = catalog.courses().flatMap { CourseListing($0, from: catalog).lessons }
        if let lesson = lessons.first(where: { $0.exercises.contains(name) }) { return "\(lesson.id) \(name)" }
        return Command.named(name).map { "calf \($0.name)" }
    }
}
