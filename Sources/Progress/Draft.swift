/// Text that was typed but not run, with the cursor position.
package struct Draft: Sendable, Equatable {
    package var text: String
    /// The cursor's offset in UTF-8 bytes.
    package var cursor: Int

    package init(text: String, cursor: Int) {
        self.text = text
        self.cursor = cursor
    }

    /// What the draft belongs to.
    package struct Key: Sendable, Hashable {
        /// The lesson it was typed in.
        package var lesson: LessonID
        /// `nil` for the lesson's scratchpad.
        package var exercise: String?
        /// The file, in an exercise with several files; the session, if there are two; otherwise empty.
        package var file: String

        package init(lesson: LessonID, exercise: String? = nil, file: String = "") {
            self.lesson = lesson
            self.exercise = exercise
            self.file = file
        }
    }
}
