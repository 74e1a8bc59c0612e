import DockerCLI

/// The images that a lesson needs are listed so that they can be pulled in advance.
enum ImageUnlistedRule: LessonRule {
    static let name = "image-unlisted"
    static let summary =
        "Every image that run blocks, setups, and solutions start from is listed under 'images', unless the lesson builds it."

    static func check(_ lesson: Lesson) -> [Finding] {
        let examples = lesson.examples.filter { if case .error = $0.outcome { false } else { true } }.map(\.block)
        let exercises = lesson.exercises.flatMap { $0.setup + $0.starter + $0.solution }
        let built = EngineUse(lesson.code).built
        let listed = Set(lesson.images.map(ImageName.full))
        var reported: Set<String> = []
        return EngineUse(lesson.setup + examples + exercises).images.compactMap { item in
            let image = ImageName.full(item.text)
            if listed.contains(image) || built.contains(image) || !reported.insert(image).inserted { return nil }
            let message = "the image '\(item.text)' is used here, but 'images' doesn't list it"
            return Finding(message: message, location: item.location, nearest: nil)
        }
    }
}
