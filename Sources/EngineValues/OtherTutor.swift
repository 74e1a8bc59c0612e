/// Another tutor that runs on the same data directory.
package struct OtherTutor: Sendable, Equatable {
    /// Empty if no lesson is open.
    package var lesson: String
    /// Whether it is stopped, as by Ctrl-Z.
    package var isSuspended: Bool

    package init(lesson: String, isSuspended: Bool) {
        self.lesson = lesson
        self.isSuspended = isSuspended
    }
}
