/// What was typed and not run, and where the cursor stood.
package struct Draft: Sendable, Equatable {
    /// As it was typed.
    package var text: String
    /// The cursor's place in UTF-8 bytes from the beginning.
    package var cursor: Int

    /// What was typed, and the cursor in it.
    package init(text: String, cursor: Int) {
        self.text = text
        self.cursor = cursor
    }

    /// What the draft belongs to.
    package struct Key: Sendable, Hashable {
        /// Where it was typed.
        package var lesson: LessonID
        /// `nil` for the lesson's free scratchpad.
        package var exercise: String?
        /// For an exercise of several files, which one; else empty.
        package var file: String

        /// Names a draft.
        package init(lesson: LessonID, exercise: String? = nil, file: String = "") {
            self.lesson = lesson
            self.exercise = exercise
            self.file = file
        }
    }
}
