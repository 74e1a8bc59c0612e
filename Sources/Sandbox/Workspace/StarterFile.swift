package import Course

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
    /// The files that a workspace starts with, in the lesson's order, for an exercise or for the text before the first one.
    ///
    /// A lesson has only one folder, since its shell stays there and its exercises build on each other. If several exercises provide a file
    /// with the same path, each has its own version. An exercise gets its own version, or else that of the last earlier exercise that has
    /// one, or else that of the first later one. The other versions are put aside and restored with their exercise.
    package func starterFiles(for exercise: String? = nil) -> [StarterFile] {
        var files: [StarterFile] = []
        var isBehind = false
        for part in exercises {
            for block in part.starter {
                guard let path = block.path else { continue }
                let file = StarterFile(path: path, text: block.text, exercise: part.id)
                if let index = files.firstIndex(where: { $0.path == path }) {
                    if exercise != nil, !isBehind { files[index] = file }
                } else {
                    files.append(file)
                }
            }
            if part.id == exercise { isBehind = true }
        }
        return files
    }
}
