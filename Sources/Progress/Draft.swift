/// Text that was typed and not run, with its cursor.
package struct Draft: Sendable, Equatable {
    /// As typed.
    package var text: String
    /// The cursor's offset in UTF-8 bytes.
    package var cursor: Int

    /// A draft.
    package init(text: String, cursor: Int) {
        self.text = text
        self.cursor = cursor
    }

    /// What the draft belongs to.
    package struct Key: Sendable, Hashable {
        /// The lesson it was typed in.
        package var lesson: LessonID
        /// `nil` for the lesson's free scratchpad.
        package var exercise: String?
        /// In an exercise of several files, the file; of two sessions, the session; else empty.
        package var file: String

        /// Names a draft.
        package init(lesson: LessonID, exercise: String? = nil, file: String = "") {
            self.lesson = lesson
            self.exercise = exercise
            self.file = file
        }
    }
}
