package import Course

/// The files that a lesson provides, for the page that the learner is on.
///
/// A lesson has only one folder, since its shell stays there and its exercises build on each other. Its text and its exercises, the parts,
/// may each provide their own version of a file: as starters, or with their setup. The version of the first part counts; the learner's
/// versions of the others are put aside until they count again.
package struct WorkspaceLayout: Sendable, Hashable {
    /// The IDs of the exercises, and `Lesson.textPart` for the lesson's text, those whose files count first.
    package var parts: [String]
    package var starters: [StarterFile]

    package init(parts: [String], starters: [StarterFile]) {
        self.parts = parts
        self.starters = starters
    }

    /// For each path, the starter that counts.
    package var shownStarters: [StarterFile] {
        var shown: [StarterFile] = []
        for part in parts {
            for file in starters where file.exercise == part && !shown.contains(where: { $0.path == file.path }) { shown.append(file) }
        }
        return shown
    }
}

/// A file that an exercise starts with.
package struct StarterFile: Sendable, Hashable {
    /// As written in the lesson, so not yet checked to be inside the workspace.
    package var path: String
    package var text: String
    /// The ID of the exercise that provides it.
    package var exercise: String

    package init(path: String, text: String, exercise: String) {
        self.path = path
        self.text = text
        self.exercise = exercise
    }
}

extension Lesson {
    /// Stands for the lesson's text, whose files its setup makes, among the IDs of exercises.
    package static let textPart = ""

    /// The files of an exercise: its own, or else those of the last earlier exercise that has some, or else the text's, or else those of the
    /// first later one.
    package func layout(for exercise: String) -> WorkspaceLayout {
        let (before, after) = split(at: exercise)
        return WorkspaceLayout(parts: before + [Self.textPart] + after, starters: starters)
    }

    /// The files of a page of text. Its examples use the text's own, and only a file that the text doesn't have comes from an exercise.
    ///
    /// - Parameter exercise: The last exercise before the page.
    package func layoutOfText(after exercise: String? = nil) -> WorkspaceLayout {
        let (before, after) = split(at: exercise)
        return WorkspaceLayout(parts: [Self.textPart] + before + after, starters: starters)
    }

    /// The exercises up to this one, the last first, and those after it.
    private func split(at exercise: String?) -> ([String], [String]) {
        let ids = exercises.map(\.id)
        let count = exercise.flatMap { ids.firstIndex(of: $0) }.map { $0 + 1 } ?? 0
        return (ids.prefix(count).reversed(), Array(ids.dropFirst(count)))
    }

    private var starters: [StarterFile] {
        exercises.flatMap { part in
            part.starter.compactMap { block in block.path.map { StarterFile(path: $0, text: block.text, exercise: part.id) } }
        }
    }
}
