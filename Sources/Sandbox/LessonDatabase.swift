/// A lesson's own database. It keeps the learner's changes from one day to the next.
package struct LessonDatabase: Sendable, Equatable {
    package var name: String
    package var course: String
    package var lesson: String
    /// The template it was cloned from.
    package var template: Template
    /// Predefined roles granted to the lesson's sessions.
    package var grants: [String]
    /// It was created from data that the lesson has since changed. A reset brings the new data.
    package var isOutdated: Bool
    /// Whether the last reset can be undone.
    package var canUndo: Bool
    /// It was just created to replace one that the learner had changed and that calf removed to make room.
    package var lacksChanges = false
}

/// A clone for one purpose, such as checking one answer. Dropped when it is released or the process exits.
package struct ScratchDatabase: Sendable, Equatable {
    package var name: String
    package var template: Template
}

/// Whom a session acts for.
package enum SessionPurpose: Sendable, Equatable {
    /// The learner, with predefined roles that the lesson grants.
    case learner(grants: [String] = [])
    /// The lesson's reference: the same rights, under a login that the learner can neither observe nor terminate.
    case reference(grants: [String] = [])
    /// calf itself. Never runs SQL written by a learner or a lesson.
    case admin
}
