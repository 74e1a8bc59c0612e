package import Course

/// A file that an exercise begins with.
package struct StarterFile: Sendable, Hashable {
    /// As the lesson names it: not yet known to stay inside the workspace.
    package var path: String
    package var text: String
    /// The id of the exercise that brings it.
    package var exercise: String

    package init(path: String, text: String, exercise: String) {
        self.path = path
        self.text = text
        self.exercise = exercise
    }
}

extension Lesson {
    /// The files that a workspace begins with, in the order in which the lesson names them, for an exercise or for the reading before any.
    ///
    /// A lesson has one folder, since its shell stays in it and its exercises build upon each other. Where several exercises bring a file of
    /// the same path, each has its own: an exercise sees the one that it brings itself, else the one of the last exercise before it that
    /// brings one, else that of the first. The other ones are put aside and come back with their exercise.
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
