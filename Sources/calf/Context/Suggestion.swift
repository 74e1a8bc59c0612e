import Course

/// Guesses what a mistyped name meant, among commands, lessons and exercises.
enum Suggestion {
    /// For a word in the position of a command: a lesson with that name, or else the nearest command, or else the nearest lesson.
    static func forCommand(_ name: String, _ context: Context) -> String? {
        if ["list", "ls"].contains(name) { return "calf lessons" }
        let command = Nearest.match(name, among: Command.shown.map(\.name))
        let catalog: Catalog
        do {
            catalog = try context.catalog()
        } catch {
            // Without courses, there are still commands. The caller's error matters more than this one.
            return command
        }
        if !catalog.find(name).isEmpty { return "calf open \(name)" }
        return command ?? catalog.nearest(to: name).map { "calf open \($0)" }
    }

    /// For a word in the position of a lesson: the nearest lesson, or else an exercise or a command with that name.
    static func forLesson(_ name: String, in catalog: Catalog) -> String? {
        if let nearest = catalog.nearest(to: name) { return nearest }
        let lessons = catalog.courses().flatMap { CourseListing($0, from: catalog).lessons }
        if let lesson = lessons.first(where: { $0.exercises.contains(name) }) { return "\(lesson.id) \(name)" }
        return Command.named(name).map { "calf \($0.name)" }
    }
}
