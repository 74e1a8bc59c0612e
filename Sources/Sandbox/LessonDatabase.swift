/// A lesson's own database, which keeps what the learner did in it from one day to the next.
package struct LessonDatabase: Sendable, Equatable {
    package var name: String
    package var course: String
    package var lesson: String
    /// What it starts from.
    package var template: Template
    /// Predefined roles of the lesson's sessions.
    package var grants: [String]
    /// It was made from data that the lesson has since changed; starting over brings the new.
    package var isOutdated: Bool
    /// Whether the last starting over can be taken back.
    package var canUndo: Bool
}

/// A clone for one purpose, such as judging one answer; gone when it is let go of, or when the process ends.
package struct ScratchDatabase: Sendable, Equatable {
    package var name: String
    package var template: Template
}

/// Whom a session acts for.
package enum SessionPurpose: Sendable, Equatable {
    /// The learner, with predefined roles that the lesson grants.
    case learner(grants: [String] = [])
    /// The lesson's reference: the same rights, under a login that the learner can neither watch nor end.
    case reference(grants: [String] = [])
    /// calf itself. Never runs what a learner or a lesson wrote.
    case admin
}
